// What the board says, and to whom it sends changes. Changes go one after the other.
window.deskBoard = (() => {
  const root = document.querySelector('[data-board]');
  const part = root.querySelector('[data-part]');
  const place = root.querySelector('[data-say]');
  const token = root.querySelector('[name=csrfmiddlewaretoken]').value;
  let turn = Promise.resolve();
  let fading;

  // `button`: [its words, what it does]
  const say = (text, button) => {
    clearTimeout(fading);
    place.textContent = text;
    if (button) {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = button[0];
      made.addEventListener('click', button[1]);
      place.append(made);
    } else fading = setTimeout(() => { place.textContent = ''; }, 6000);
  };

  const words = (name, values = {}) =>
    Object.entries(values).reduce((text, [key, value]) => text.replace(`%${key}%`, value), root.dataset[name]);

  const version = () => part.querySelector('[data-version]').dataset.version;

  const post = async (fields) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...fields, version: version() })) {
      for (const one of [value].flat()) body.append(name, one ?? '');
    }
    const answer = await fetch(root.dataset.act, { method: 'POST', body, headers: { 'X-CSRFToken': token } });
    if (!answer.headers.get('content-type')?.includes('json')) throw new Error(answer.status);
    const { html, said } = await answer.json();
    part.innerHTML = html;
    return said;
  };

  // Sends a change; `done` says what came of it, once the board shows it.
  const change = (fields, done) => {
    turn = turn.then(async () => {
      root.setAttribute('aria-busy', 'true');
      try {
        const refused = await post(fields);
        if (refused) say(refused);
        else done();
      } catch {
        say(words('saidLost'));
      } finally {
        root.removeAttribute('aria-busy');
      }
    });
    return turn;
  };

  return { root, part, say, words, version, change };
})();
