// The queue of comments by keys: each is shown on the screen, and every one presses a button.
(() => {
  const queue = () => document.querySelector('[data-queue]');
  const cards = () => [...document.querySelectorAll('.desk-comment')];
  const current = () => document.activeElement?.closest?.('.desk-comment');
  const PLACE = 'desk.queue.place';

  const go = (place) => {
    const all = cards();
    const card = all[Math.max(0, Math.min(place, all.length - 1))];
    if (!card) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'center' });
  };

  document.addEventListener('keydown', (event) => {
    if (!queue() || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (at.isContentEditable || at.closest('textarea, select, [role="dialog"], input:not([type="checkbox"])')) return;
    const card = current();
    const place = cards().indexOf(card);
    if (event.key === 'j') go(place + 1);
    else if (event.key === 'k') go(place < 0 ? 0 : place - 1);
    else if (event.key === 'u') document.querySelector('[data-undo]')?.click();
    else if (event.key === 'x' && card) card.querySelector('[name=ids]').click();
    else if ('ahsd'.includes(event.key) && card) {
      card.querySelector(`[data-key="${event.key}"]`)?.click();
    } else return;
    event.preventDefault();
  });

  // After a decision the page comes anew: go on where it was.
  document.addEventListener('submit', (event) => {
    if (!event.target.matches('[data-queue]')) return;
    const card = event.submitter?.closest('.desk-comment');
    sessionStorage.setItem(PLACE, String(card ? cards().indexOf(card) : 0));
  });
  const kept = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (kept !== null) go(Number(kept));

  document.addEventListener('change', (event) => {
    if (!event.target.matches('[data-tick-all]')) return;
    for (const box of queue().querySelectorAll('[name=ids]')) box.checked = event.target.checked;
  });
})();
