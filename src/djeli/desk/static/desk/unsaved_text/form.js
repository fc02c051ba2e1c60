// What stands in a form of the desk: to keep it, to compare it, to show it, to send it once more.
(() => {
  const LEFT_OUT = /^(csrfmiddlewaretoken|next|loaded_revision_\w+|overwrite_revision_id|desk-words|desk-draft|desk-restore|comments-.*)$/;
  // Numbers that the server gives when it saves: they change without anybody writing.
  const GIVEN = /-(id|INITIAL_FORMS)$/;

  const read = (form) => [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !LEFT_OUT.test(name));

  const isRich = (value) => value.startsWith('{"') && value.includes('"blocks":');

  // The same text may come with other keys for its paragraphs, and with other line ends.
  const plain = (value) => (isRich(value) ? value.replace(/"key":"\w*",?/g, '') : value.replace(/\r\n?/g, '\n'));

  const written = (entries) => JSON.stringify(
    entries.filter(([name]) => !GIVEN.test(name)).map(([name, value]) => [name, plain(value)]),
  );

  const words = (value) => {
    if (!isRich(value)) return value;
    try {
      return JSON.parse(value).blocks.map((block) => block.text).join('\n');
    } catch {
      return '';
    }
  };

  const isText = (name, value) =>
    /\p{L}{2}/u.test(value) && !/-(type|id|order|deleted)$|^(slug|language|comment_policy)$/.test(name) && !/^[\[{]/.test(value);

  // What a person wrote, for reading and copying: only what does not stand in the other form.
  const readable = (entries, besides = []) => {
    const there = new Set(besides.map(([, value]) => words(value).trim()));
    return entries
      .map(([name, value]) => [name, words(value).trim()])
      .filter(([name, value]) => isText(name, value) && !there.has(value))
      .map(([, value]) => value);
  };

  const title = (entries) => {
    const named = new Map(entries);
    return ['title', 'name', 'subject', 'headline'].map((name) => named.get(name)?.trim()).find(Boolean) ?? '';
  };

  // Ask the server for the page of this form as it was typed. It saves nothing.
  const sendBack = (form, entries) => {
    const sent = document.createElement('form');
    sent.method = 'post';
    sent.action = form.action;
    const token = form.elements.csrfmiddlewaretoken?.value ?? '';
    for (const [name, value] of [['csrfmiddlewaretoken', token], ['desk-restore', '1'], ...entries]) {
      // A text area would keep the line ends that an input takes out.
      const field = document.createElement('textarea');
      field.name = name;
      field.value = value;
      sent.append(field);
    }
    sent.hidden = true;
    document.body.append(sent);
    sent.submit();
  };

  // Put plain fields back on the page itself. True where the form then holds all of it.
  const fill = (form, entries) => {
    const values = Map.groupBy ? Map.groupBy(entries, ([name]) => name) : new Map(entries.map((entry) => [entry[0], entries.filter(([name]) => name === entry[0])]));
    for (const field of form.elements) {
      if (!field.name || LEFT_OUT.test(field.name) || ['file', 'submit', 'button'].includes(field.type)) continue;
      const wanted = (values.get(field.name) ?? []).map(([, value]) => value);
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = wanted.includes(field.value);
      else if (field.multiple) for (const option of field.options) option.selected = wanted.includes(option.value);
      else if (wanted.length) field.value = wanted[0];
      else continue;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    }
    return written(read(form)) === written(entries);
  };

  window.deskWords.form = { read, written, readable, title, sendBack, fill };
})();
