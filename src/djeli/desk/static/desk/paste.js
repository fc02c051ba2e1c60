// What is pasted into a story's text is read by the server: links are cleaned, and headings, tables and quotations
// become blocks of their own. Words alone, and what was copied in the editor itself, are pasted as ever.
(() => {
  const address = document.currentScript.dataset.address;
  const OWN = /data-(editor|draftail|offset-key)/;
  const WORTH_READING = /<(a|h[1-6]|table|blockquote|ul|ol|del|ins|s|strike|q|img)\b|mso-list|docs-internal-guid/i;
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

  const say = (text) => {
    if (!text) return;
    document.dispatchEvent(new CustomEvent('w-messages:add', { detail: { type: 'warning', text } }));
  };

  const read = async (html) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-CSRFToken': document.querySelector('input[name="csrfmiddlewaretoken"]').value,
      },
      body: JSON.stringify({ html: html.replace(/(src=["']?)data:[^"'\s>]*/gi, '$1') }),
    });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    return response.json();
  };

  document.addEventListener('paste', (event) => {
    if (passed.has(event)) return;
    const html = event.clipboardData?.getData('text/html');
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const place = html && !OWN.test(html) && WORTH_READING.test(html) ? findPlace(event.target) : null;
    if (!place) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    read(html).then((answer) => {
      if (answer.blocks.length) insert(findPlace(event.target) ?? place, answer.blocks);
      else pasteAsEver(event.target, answer.html, answer.html ? text : '');
      say(answer.note);
    }, () => pasteAsEver(event.target, html, text));
  }, true);
})();
