// Asks what is new on the wire while the page is looked at. Flashes, urgent items and kills announce
// themselves; the inbox hears of all new items by the event "wire:news".
(() => {
  const EVERY = 10_000; // milliseconds from one look to the next
  const { news, close } = document.currentScript.dataset;
  const KEY = 'desk.wire.last';
  let last = sessionStorage.getItem(KEY);
  let isAsking = false;
  let isOver = false;

  const box = () => {
    let place = document.querySelector('.desk-flashes');
    if (!place) {
      place = document.createElement('div');
      place.className = 'desk-flashes';
      place.setAttribute('role', 'alert');
      document.body.append(place);
    }
    return place;
  };

  const announce = ({ kind, text, agency, address }) => {
    const flash = document.createElement('p');
    flash.className = 'desk-flashes__one';
    const link = document.createElement('a');
    link.href = address;
    link.dir = 'auto';
    link.textContent = agency ? `${text} (${agency})` : text;
    const name = document.createElement('strong');
    name.textContent = kind;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '×';
    button.setAttribute('aria-label', close);
    button.addEventListener('click', () => flash.remove());
    flash.append(name, ' ', link, button);
    const place = box();
    place.append(flash);
    while (place.children.length > 5) place.firstChild.remove();
  };

  const ask = async () => {
    if (isAsking || isOver || document.hidden) return;
    isAsking = true;
    try {
      const answer = await fetch(last ? `${news}?after=${last}` : news, {
        headers: { Accept: 'application/json' },
        redirect: 'manual',
      });
      // Who is not logged in is sent elsewhere, and who may not see the wire is refused: neither asks again.
      if (answer.status === 403 || answer.type === 'opaqueredirect') isOver = true;
      if (!answer.ok || isOver) {
        answer.body?.cancel();
        return;
      }
      const found = await answer.json();
      const isFirst = !last;
      last = found.last;
      sessionStorage.setItem(KEY, last);
      if (isFirst) return;
      found.told.forEach(announce);
      if (found.count) document.dispatchEvent(new CustomEvent('wire:news', { detail: found }));
    } catch {
      // No connection: the next look says all.
    } finally {
      isAsking = false;
    }
  };

  setInterval(ask, EVERY);
  document.addEventListener('visibilitychange', ask);
  ask();
})();
