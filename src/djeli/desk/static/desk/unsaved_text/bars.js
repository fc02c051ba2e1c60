// The bars above a form: how it stands with what is typed, and words that were found again.
(() => {
  const { config } = window.deskWords.session;
  const says = config?.says;

  const element = (tag, options = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), options);
    made.append(...inside);
    return made;
  };

  const button = (text, act, isQuiet = true) => {
    const made = element('button', { type: 'button', className: `button button-small${isQuiet ? ' button-secondary' : ''}`, textContent: text });
    made.addEventListener('click', act);
    return made;
  };

  const place = (kind) => {
    let bar = document.querySelector(`.desk-words--${kind}`);
    if (!bar) {
      bar = element('div', { className: `desk-words desk-words--${kind}` });
      bar.setAttribute('role', 'status');
      const above = document.querySelector('form[data-edit-form]') ?? document.querySelector('main .content > *:not(.messages)');
      above?.before(bar);
    }
    return bar;
  };

  // How it stands. `texts` are sentences, `acts` buttons; without texts the bar goes.
  const tell = (texts, acts = []) => {
    const bar = place('state');
    bar.replaceChildren(...(texts.length ? [element('p', {}, texts.join(' ')), ...acts] : []));
    bar.hidden = !texts.length;
  };

  const when = (at) => new Date(at).toLocaleString(document.documentElement.lang || undefined, { dateStyle: 'medium', timeStyle: 'short' });

  const texts = (lines) => element('div', { className: 'desk-words__texts' }, ...lines.map((line) => {
    const one = element('p', { textContent: line, dir: 'auto' });
    return one;
  }));

  // Words that were found again, with what they are, and what to do with them.
  const found = ({ at, isNewer, hasFiles, lines, restore, discard }) => {
    const bar = place('found');
    const more = element('details', {}, element('summary', { textContent: says.look }), texts(lines));
    const told = [says.found.replace('%s', when(at)), isNewer && says.newer, hasFiles && says.files].filter(Boolean);
    bar.replaceChildren(
      element('p', {}, element('strong', { textContent: told.join(' ') })),
      button(says.restore, restore, false),
      button(says.discard, () => window.confirm(says.sure) && discard()),
      ...(lines.length ? [more] : []),
    );
    bar.hidden = false;
    return bar;
  };

  const left = (lines) => place('found').replaceChildren(element('p', { textContent: says.copied }), texts(lines));

  const gone = () => document.querySelector('.desk-words--found')?.remove();

  // On the dashboard and above the list of stories: where there are words that nobody has seen since.
  const list = (kept) => {
    const bar = place('found');
    bar.replaceChildren(element('p', {}, element('strong', { textContent: says.elsewhere })), element('ul', {}, ...kept.map(({ path, title, at }) =>
      element('li', {}, element('a', { href: path, textContent: title || says.untitled, dir: 'auto' }), ` · ${when(at)}`))));
  };

  window.deskWords.bars = { tell, button, found, left, gone, list };
})();
