// Dragging stories with a mouse, a pen or a finger (on the grip: elsewhere a finger scrolls).
(() => {
  const { root, words } = window.deskBoard;
  const FAR = 6; // px that a press may wander and still be a click
  const EDGE = 70; // px from the window's edge at which it scrolls
  let drag = null;

  // What scrolls: the desk's pages do so within their frame.
  const scroller = () => {
    for (let at = root.parentElement; at; at = at.parentElement) {
      if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
    }
    return document.scrollingElement;
  };

  const ids = (list, but) => [...list.querySelectorAll('.brd-card')]
    .map((card) => card.dataset.story).filter((story) => story !== but);

  const begin = () => {
    const { card } = drag;
    const ghost = card.cloneNode(true);
    ghost.classList.add('brd-ghost');
    ghost.setAttribute('aria-hidden', 'true');
    root.append(ghost);
    card.classList.add('is-moving');
    root.classList.add('brd-dragging');
    const drop = document.createElement('li');
    drop.className = 'brd-drop';
    drop.textContent = words('saidDrop', { story: card.dataset.headline });
    Object.assign(drag, { ghost, drop, isOn: true });
  };

  // Where a story would stand that is let go here.
  const aim = (x, y) => {
    const { drop, card } = drag;
    const column = document.elementFromPoint(x, y)?.closest('[data-column]');
    if (!column || 'ranking' in column.dataset) { drop.remove(); return; }
    const list = column.querySelector('[data-list]');
    const below = [...list.querySelectorAll('.brd-card')].find((one) => {
      const box = one.getBoundingClientRect();
      return one.dataset.story !== card.dataset.story && y < box.top + box.height / 2;
    });
    if (drop.parentElement !== list || drop.nextElementSibling !== (below ?? null)) list.insertBefore(drop, below ?? null);
  };

  const scroll = () => {
    if (!drag?.isOn) return;
    const box = { top: EDGE, bottom: innerHeight - EDGE };
    const by = drag.y < box.top ? -12 : drag.y > box.bottom ? 12 : 0;
    if (by) { scroller().scrollBy(0, by); aim(drag.x, drag.y); }
    requestAnimationFrame(scroll);
  };

  const stop = () => {
    drag?.ghost?.remove();
    drag?.drop?.remove();
    drag?.card.classList.remove('is-moving');
    root.classList.remove('brd-dragging');
    drag = null;
  };

  const letGo = () => {
    const { drop, card } = drag;
    const list = drop.parentElement;
    if (!list) return;
    const above = [];
    for (let one = list.firstElementChild; one !== drop; one = one.nextElementSibling) {
      if (one.dataset.story !== card.dataset.story) above.push(one.dataset.story);
    }
    const column = list.closest('[data-column]');
    const isSame = card.dataset.place === column.dataset.column;
    const was = isSame ? ids(list).indexOf(card.dataset.story) : -1;
    if (was === above.length && 'pinned' in card.dataset) return;
    root.dispatchEvent(new CustomEvent('board:put', { detail: { card, column, above } }));
  };

  root.addEventListener('pointerdown', (event) => {
    const card = event.target.closest('.brd-card');
    const isFinger = event.pointerType === 'touch';
    if (!card || event.button || 'fixed' in card.dataset || (isFinger && !event.target.closest('.brd-grip'))) return;
    stop();
    drag = { card, from: [event.clientX, event.clientY], pointer: event.pointerId, isOn: false };
  });

  addEventListener('pointermove', (event) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    const [x, y] = [event.clientX, event.clientY];
    if (!drag.isOn) {
      if (Math.hypot(x - drag.from[0], y - drag.from[1]) < FAR) return;
      begin();
      requestAnimationFrame(scroll);
    }
    Object.assign(drag, { x, y });
    drag.ghost.style.translate = `${x + 8}px ${y + 8}px`;
    drag.ghost.style.insetBlockStart = drag.ghost.style.insetInlineStart = 0;
    aim(x, y);
    event.preventDefault();
  });

  addEventListener('pointerup', (event) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    if (drag.isOn) {
      // The click that may follow at once is none on the story.
      const swallow = (click) => { click.stopPropagation(); click.preventDefault(); };
      addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
      letGo();
    }
    stop();
  });
  addEventListener('pointercancel', stop);
  addEventListener('keydown', (event) => { if (event.key === 'Escape' && drag?.isOn) stop(); });
  root.addEventListener('dragstart', (event) => event.preventDefault());
})();
