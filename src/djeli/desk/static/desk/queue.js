// The queue of comments by keys: each is shown on the screen, and every one presses a button.
// A decision is taken only on the comment that is marked as the current one and can be seen.
(() => {
  const SETTLES = 350; // milliseconds in which a page that has just come takes no decision by key
  const NEXT = 'desk.queue.next';
  const DECIDES = 'ahsd';
  const queue = () => document.querySelector('[data-queue]');
  const cards = () => [...document.querySelectorAll('.desk-comment')];
  const current = () => document.querySelector('.desk-comment[aria-current]');
  const say = (isAsked) => {
    const place = document.querySelector('[data-queue-says]');
    if (place) place.textContent = isAsked ? place.dataset.queueSays : '';
  };
  let isSent = false;
  let opened = Infinity;

  const mark = (card) => {
    if (current() === card) return;
    current()?.removeAttribute('aria-current');
    card?.setAttribute('aria-current', 'true');
    say(false);
  };

  const go = (card) => {
    if (!card) return;
    card.focus({ preventScroll: true });
    mark(card);
    card.scrollIntoView({ block: card.offsetHeight > innerHeight * 0.8 ? 'start' : 'center' });
  };

  // Where its name stands is on the screen, and nothing else has the keys.
  const isSeen = (card) => {
    const box = card.querySelector('header').getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };
  const hasKeys = (card) => document.activeElement === document.body || card.contains(document.activeElement);

  const decide = (card, key) => {
    if (isSent || performance.now() - opened < SETTLES) return;
    if (!card || !hasKeys(card)) {
      say(true);
    } else if (!isSeen(card)) go(card);
    else card.querySelector(`[data-key="${key}"]`)?.click();
  };

  const step = (by) => {
    const all = cards();
    const card = current();
    const place = all.indexOf(card);
    if (card && isSeen(card)) return go(all[Math.max(0, Math.min(place + by, all.length - 1))]);
    // Out of sight, or none yet: begin with what the moderator looks at.
    go(card ?? all.find(isSeen) ?? all[0]);
  };

  document.addEventListener('keydown', (event) => {
    if (!window.deskKeys.areOn || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (at.isContentEditable || at.closest('textarea, select, [role="dialog"], input:not([type="checkbox"])')) return;
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.repeat) return;
    else if (event.key === 'u') { if (!isSent) document.querySelector('[data-undo]')?.click(); }
    else if (event.key === 'x') {
      const card = current();
      if (card && hasKeys(card) && isSeen(card)) card.querySelector('[name=ids]').click();
    } else if (DECIDES.includes(event.key)) decide(current(), event.key);
    else return;
    event.preventDefault();
  });

  document.addEventListener('focusin', (event) => mark(event.target.closest('.desk-comment')));
  document.addEventListener('pointerdown', (event) => {
    if (!event.target.closest('.desk-comment')) mark(null);
  });

  // After a decision the page comes anew: the comment after the decided ones is the current one
  // then; after "Undo" it is the one that came back.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    const isUndo = form.matches('[data-undoes]');
    if (!isUndo && !form.matches('[data-queue]')) return;
    if (isSent) { event.preventDefault(); return; }
    isSent = true;
    let next = form.dataset.undoes;
    if (!isUndo) {
      const all = cards();
      const decided = event.submitter?.closest('.desk-comment');
      const isDecided = (card) => decided ? card === decided : card.querySelector('[name=ids]').checked;
      const last = all.findLastIndex(isDecided);
      const left = [...all.slice(last + 1), ...all.slice(0, last + 1).reverse()].find((card) => !isDecided(card));
      next = left?.id;
    }
    if (next) sessionStorage.setItem(NEXT, next);
  });

  window.addEventListener('pageshow', () => {
    isSent = false;
    const next = sessionStorage.getItem(NEXT);
    sessionStorage.removeItem(NEXT);
    if (next !== null) go(document.getElementById(next) ?? cards()[0]);
    // Counted from when it is on the screen: keys that were meant for the page before decide nothing.
    requestAnimationFrame(() => requestAnimationFrame(() => { opened = performance.now(); }));
  });

  document.addEventListener('change', (event) => {
    if (!event.target.matches('[data-tick-all]')) return;
    for (const box of queue().querySelectorAll('[name=ids]')) box.checked = event.target.checked;
  });
})();
