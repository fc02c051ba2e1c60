// What is pasted into a story's text is read by the server: links are cleaned, and headings, tables and quotations
// become blocks of their own. Words alone, and what was copied in the editor itself, are pasted as ever.
(() => {
  const { address, pictures, busy } = document.currentScript.dataset;
  const MOST_PICTURES = 20;
  const OWN = /data-(editor|draftail|offset-key)/;
  const WORTH_READING = /<(a|h[1-6]|table|blockquote|ul|ol|del|ins|s|strike|q|img)\b|mso-list|docs-internal-guid/i;
  const PICTURE = /<img\b/i;
  const passed = new WeakSet();

  const findPlace = (target) => {
    const wrapper = target.closest?.('[data-draftail-editor-wrapper]');
    const input = wrapper?.parentNode?.querySelector('input[type="hidden"]');
    const root = target.closest?.('#body-root, [id$="-root"]');
    const stream = root?.rootBlock;
    if (!input?.draftailEditor || !stream?.children || !stream.splitBlock) return null;
    const index = stream.children.findIndex((child) => `${child.prefix}-value` === input.id);
    return index < 0 || stream.children[index].type !== 'paragraph' ? null : { input, stream, index };
  };

  const pasteAsEver = (target, html, text) => {
    const clipboard = new DataTransfer();
    if (html) clipboard.setData('text/html', html);
    clipboard.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true });
    passed.add(event);
    target.dispatchEvent(event);
  };

  // The text before and after the cursor, as two states of the editor.
  const partsAround = (state) => {
    const selection = state.getSelection();
    const content = state.getCurrentContent();
    const blocks = content.getBlocksAsArray();
    const at = blocks.findIndex((block) => block.getKey() === selection.getEndKey());
    const block = blocks[at];
    const offset = selection.getEndOffset();
    const cut = (from, to, key) => block.merge({
      key, text: block.getText().slice(from, to), characterList: block.getCharacterList().slice(from, to),
    });
    const halves = [cut(0, offset, block.getKey()), cut(offset, undefined, `${block.getKey()}x`)];
    const stateOf = (some) => state.constructor.createWithContent(
      content.constructor.createFromBlockArray(some, content.getEntityMap()),
    );
    const said = (some) => some.filter((one, place) => one.getText() || (place > 0 && place < some.length - 1));
    const before = said([...blocks.slice(0, at), halves[0]]);
    const after = said([halves[1], ...blocks.slice(at + 1)]);
    return { before, after, stateOf };
  };

  const insert = ({ input, stream, index }, blocks) => {
    const { before, after, stateOf } = partsAround(input.draftailEditor.getEditorState());
    let place = index;
    if (before.length && after.length) {
      stream.splitBlock(index, stateOf(before), stateOf(after), () => false, {});
      place = index + 1;
    } else if (before.length) {
      place = index + 1;
    }
    blocks.forEach((block, number) => stream.insert(block, place + number, {}));
    if (!before.length && !after.length) stream.deleteBlock(index + blocks.length);
    const last = stream.children[place + blocks.length - 1];
    last.focus?.();
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };

  const say = (text, type = 'warning') => {
    if (!text) return;
    document.dispatchEvent(new CustomEvent('w-messages:add', { detail: { type, text } }));
  };

  const token = () => document.querySelector('input[name="csrfmiddlewaretoken"]').value;

  const sendPicture = async (fields) => {
    const sent = new FormData();
    Object.entries(fields).forEach(([name, value]) => sent.append(name, value));
    const answer = await fetch(pictures, { method: 'POST', headers: { 'X-CSRFToken': token() }, body: sent });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    return (await answer.json()).picture;
  };

  const fileOf = (src) => {
    const [head, body] = src.split(',', 2);
    const bytes = /;base64$/i.test(head) ? Uint8Array.from(atob(body), (one) => one.charCodeAt(0)) : decodeURIComponent(body);
    return new File([bytes], 'Pasted picture', { type: head.slice('data:'.length).split(';')[0] });
  };

  const fieldsOf = ({ src, alt }) => (/^https?:/i.test(src) ? { address: src, alt } : { file: fileOf(src), alt });

  // Each picture is sent ahead, and its place then names it. What cannot be fetched is counted by the server.
  const withPictures = async (html) => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const found = [...parsed.images].filter((one) => /^(https?:|data:image\/)/i.test(one.getAttribute('src') ?? ''));
    if (!found.length) return html;
    say(busy, 'info');
    for (const image of found.slice(0, MOST_PICTURES)) {
      const src = image.getAttribute('src');
      try {
        image.setAttribute('src', `djeli:${await sendPicture(fieldsOf({ src, alt: image.alt }))}`);
      } catch {
        image.setAttribute('src', '');
      }
    }
    return parsed.documentElement.outerHTML;
  };

  const read = async (html) => {
    const whole = PICTURE.test(html) ? await withPictures(html) : html;
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token() },
      body: JSON.stringify({ html: whole.replace(/(src=["']?)data:[^"'\s>]*/gi, '$1') }),
    });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    return response.json();
  };

  // A picture alone, copied from a program that shows it.
  const pictureAlone = (clipboard, html) => {
    const file = [...(clipboard?.files ?? [])].find((one) => one.type.startsWith('image/'));
    const said = html && new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();
    return said ? null : file ?? null;
  };

  document.addEventListener('paste', (event) => {
    if (passed.has(event)) return;
    const html = event.clipboardData?.getData('text/html');
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const alone = pictureAlone(event.clipboardData, html);
    const isRead = alone || (html && !OWN.test(html) && WORTH_READING.test(html));
    const place = isRead ? findPlace(event.target) : null;
    if (!place) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const whole = alone ? sendPicture({ file: alone, alt: '' }).then((number) => `<img src="djeli:${number}">`) : html;
    Promise.resolve(whole).then(read).then((answer) => {
      if (answer.blocks.length) insert(findPlace(event.target) ?? place, answer.blocks);
      else pasteAsEver(event.target, answer.html, answer.html ? text : '');
      say(answer.note);
    }, () => pasteAsEver(event.target, html, text));
  }, true);
})();
