// The board: keys, the menu of a story, undo, and the feed that stays fresh.
(() => {
  const { root, part, say, words, version, change } = window.deskBoard;
  const FRESH = 30000; // milliseconds between two looks at the feed
  const menu = root.querySelector('[data-menu]');
  const feed = root.querySelector('[data-feed-place]');
  const columns = () => [...part.querySelectorAll('[data-column]:not([data-ranking])')];
  const cards = (column) => [...column.querySelectorAll('[data-list] .brd-card')];
  const column = (place) => part.querySelector(`[data-column="${place}"]`);
  const others = (at, story) => cards(at).map((card) => card.dataset.story).filter((one) => one !== story);

  const focus = (story, place) => {
    const where = place === '' || place === undefined ? root : column(place) ?? root;
    (where.querySelector(`[data-story="${story}"] .brd-card__name`) ?? root.querySelector(`[data-story="${story}"] .brd-card__name`))?.focus();
  };

  const put = (card, at, above) => {
    const { story, headline, place } = card.dataset;
    const to = at.dataset.column;
    const values = { story: headline, n: above.length + 1, column: at.dataset.heading };
    change({ act: 'put', story, place: to, source: place, above }, () => {
      focus(story, to);
      say(words('saidPut', values));
    });
  };

  const takeOut = (card) => {
    const { story, headline, place } = card.dataset;
    const at = card.closest('[data-column]')?.dataset.heading ?? column(place).dataset.heading;
    change({ act: 'take_out', story, place }, () => {
      focus(story, place);
      say(words('saidOut', { story: headline, column: at }));
    });
  };

  const pinUntil = (card, until) => {
    const { story, headline, place } = card.dataset;
    change({ act: 'until', story, place, until }, () => {
      focus(story, place);
      say(words('saidUntil', { story: headline }));
    });
  };

  const undo = () => {
    if (!part.querySelector('[data-undo]').disabled) change({ act: 'undo', story: 0, place: 0 }, () => say(words('saidUndo')));
  };

  // One step up or down in its container, or to the first place of the container beside it.
  const move = (card, key) => {
    const at = card.closest('[data-column]');
    if (!at || !cards(at).includes(card)) return;
    const place = cards(at).indexOf(card);
    const rest = others(at, card.dataset.story);
    if (key === 'ArrowUp' && place > 0) put(card, at, rest.slice(0, place - 1));
    if (key === 'ArrowDown' && place < rest.length) put(card, at, rest.slice(0, place + 1));
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const all = columns();
      const next = all[all.indexOf(at) + (key === 'ArrowLeft' ? -1 : 1)];
      if (next) put(card, next, []);
    }
  };

  const go = (name, key) => {
    const card = name.closest('.brd-card');
    const lists = [feed, ...part.querySelectorAll('[data-column]')];
    const at = lists.find((list) => list.contains(card));
    const within = [...at.querySelectorAll('.brd-card__name')];
    const place = within.indexOf(name);
    if (key === 'ArrowUp' || key === 'ArrowDown') return within[place + (key === 'ArrowUp' ? -1 : 1)]?.focus();
    const by = key === 'ArrowLeft' ? -1 : 1;
    for (let n = lists.indexOf(at) + by; n >= 0 && n < lists.length; n += by) {
      const names = lists[n].querySelectorAll('.brd-card__name');
      if (names.length) return names[Math.min(place, names.length - 1)].focus();
    }
  };

  root.addEventListener('board:put', ({ detail }) => put(detail.card, detail.column, detail.above));

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || menu.open) return;
    const name = event.target.closest?.('.brd-card__name');
    const isTyping = event.target.closest?.('input, textarea, select');
    if (event.key === 'u' && !isTyping && window.deskKeys.areOn) undo();
    else if (!name) return;
    else if (event.key.startsWith('Arrow')) {
      if (event.shiftKey) move(name.closest('.brd-card'), event.key);
      else go(name, event.key);
    } else if (/^[1-9]$/.test(event.key)) {
      const at = columns().find((one) => Number(one.dataset.column) === event.key - 1);
      if (at) put(name.closest('.brd-card'), at, []);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const card = name.closest('.brd-card');
      if ('pinned' in card.dataset) takeOut(card);
    } else return;
    event.preventDefault();
  });

  // The menu of one story.
  let chosen = null;
  const show = (card) => {
    chosen = card;
    const { headline, facts, edit, place } = card.dataset;
    const isHere = place !== '' && !('fixed' in card.dataset);
    menu.querySelector('[data-menu-head]').textContent = headline;
    menu.querySelector('[data-menu-facts]').textContent = facts;
    menu.querySelector('[data-menu-edit]').href = edit;
    menu.querySelector('[data-menu-here]').hidden = !isHere;
    menu.querySelector('[data-menu-until]').hidden = !(isHere && 'pinned' in card.dataset);
    menu.querySelector('[data-do="pin"]').hidden = 'pinned' in card.dataset;
    menu.querySelector('[data-do="out"]').hidden = !('pinned' in card.dataset);
    menu.querySelector('[data-menu-columns]').replaceChildren(...columns().map((at) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.className = 'brd-chip';
      made.textContent = at.dataset.heading;
      made.addEventListener('click', () => { menu.close(); put(card, at, []); });
      return made;
    }));
    menu.showModal();
  };

  const DOES = {
    up: () => move(chosen, 'ArrowUp'),
    down: () => move(chosen, 'ArrowDown'),
    out: () => takeOut(chosen),
    pin: () => {
      const at = chosen.closest('[data-column]');
      put(chosen, at, others(at, null).slice(0, cards(at).indexOf(chosen)));
    },
  };

  menu.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (event.target === menu) menu.close();
    if (!button) return;
    if (button.dataset.do) { menu.close(); DOES[button.dataset.do](); }
    if ('until' in button.dataset) { menu.close(); pinUntil(chosen, button.dataset.until); }
    if ('untilSet' in button.dataset) {
      const typed = menu.querySelector('[data-until-typed]');
      if (typed.value) { menu.close(); pinUntil(chosen, typed.value); } else typed.focus();
    }
  });

  root.addEventListener('click', (event) => {
    if (event.target.closest('[data-undo]')) undo();
    const unseen = event.target.closest('[data-unpin]');
    if (unseen) takeOut(unseen.closest('[data-story]'));
    const card = event.target.closest('.brd-card');
    if (card && !event.target.closest('a')) show(card);
  });

  // The feed.
  let tab = 'newest';
  let asked = 0;
  const refresh = async (isQuiet) => {
    const turn = ++asked;
    const q = feed.querySelector('[name=q]').value;
    let answer;
    try {
      answer = await fetch(`${root.dataset.feed}?${new URLSearchParams({ tab, q })}`);
    } catch { return; }
    if (!answer.ok || turn !== asked || root.classList.contains('brd-dragging')) return;
    const fresh = document.createElement('div');
    fresh.innerHTML = await answer.text();
    const list = fresh.querySelector('[data-feed-list]');
    const held = document.activeElement?.closest('.brd-feed .brd-card')?.dataset.story;
    const now = feed.querySelector('[data-feed-list]');
    if (now.innerHTML !== list.innerHTML) {
      now.replaceWith(list);
      if (held) feed.querySelector(`[data-story="${held}"] .brd-card__name`)?.focus();
    }
    for (const button of feed.querySelectorAll('[name=tab]')) button.setAttribute('aria-pressed', String(!q && button.value === tab));
    if (isQuiet && answer.headers.get('X-Version') !== version()) say(words('saidOther'), ['↻', () => location.reload()]);
  };

  let typing;
  feed.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.submitter?.name === 'tab') {
      tab = event.submitter.value;
      feed.querySelector('[name=q]').value = '';
    }
    refresh(false);
  });
  feed.addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(() => refresh(false), 250); });
  setInterval(() => {
    if (document.visibilityState === 'visible' && !menu.open && !root.hasAttribute('aria-busy')) refresh(true);
  }, FRESH);
})();
