// Whether somebody is still logged in, and logging in again without leaving the page.
(() => {
  const PATIENCE = 8000;
  const config = JSON.parse(document.getElementById('desk-words-config')?.textContent ?? 'null');

  // Every form of the page, and what Wagtail's scripts send, gets the token of the new login.
  const renew = (token) => {
    for (const field of document.querySelectorAll('input[name=csrfmiddlewaretoken]')) field.value = token;
    if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = token;
  };

  // 'here', 'login', 'other' (somebody else), 'server' or 'offline'.
  const ask = async () => {
    try {
      const answer = await fetch(config.session, {
        headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
        cache: 'no-store',
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.status === 403 || answer.status === 401 || answer.redirected) return 'login';
      if (!answer.ok) return 'server';
      const { user, token } = await answer.json();
      if (user !== config.user) return 'other';
      renew(token);
      return 'here';
    } catch {
      return 'offline';
    }
  };

  let dialog;

  // Shows the usual login in a frame. Resolves to true when the same person is logged in again.
  const logIn = () => {
    if (dialog?.open) return Promise.resolve(false);
    const { says } = config;
    dialog = document.createElement('dialog');
    dialog.className = 'desk-words-login';
    dialog.setAttribute('aria-labelledby', 'desk-words-login-title');
    const head = document.createElement('h2');
    head.id = 'desk-words-login-title';
    head.textContent = says.logInTitle;
    const frame = document.createElement('iframe');
    frame.title = says.logInTitle;
    frame.src = config.login;
    const told = document.createElement('p');
    told.setAttribute('role', 'status');
    const ways = document.createElement('p');
    const away = document.createElement('a');
    Object.assign(away, { href: config.login, target: '_blank', textContent: says.window });
    const close = document.createElement('button');
    Object.assign(close, { type: 'button', className: 'button button-secondary', textContent: says.close });
    ways.append(away, ' ', close);
    dialog.append(head, frame, told, ways);
    document.body.append(dialog);
    dialog.showModal();
    return new Promise((done) => {
      let isDone = false;
      const end = (isHere) => {
        if (isDone) return;
        isDone = true;
        window.removeEventListener('focus', look);
        dialog.close();
        dialog.remove();
        done(isHere);
      };
      const look = async () => {
        const state = await ask();
        if (state === 'here') end(true);
        else told.textContent = state === 'other' ? says.other.replace('%s', config.name) : '';
      };
      frame.addEventListener('load', look);
      // A login that allows no frame is done in another window; one comes back from there.
      window.addEventListener('focus', look);
      close.addEventListener('click', () => end(false));
      dialog.addEventListener('close', () => end(false));
    });
  };

  window.deskWords.session = { config, ask, logIn };
})();
