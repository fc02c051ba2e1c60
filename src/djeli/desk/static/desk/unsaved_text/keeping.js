// Keeps a form's words from the first key on, tells where they are, and sends them again.
// The scripts of the desk stand above its forms: this one listens at once, and begins when the page is there.
let isTypedEarly = false; // before the page was whole
document.addEventListener('input', (event) => {
  if (event.isTrusted && event.target.closest?.('form[data-edit-form]')) isTypedEarly = true;
}, true);

document.addEventListener('DOMContentLoaded', () => {
  const { store, form: forms, session, bars } = window.deskWords;
  const { config } = session;
  if (!config) return;
  const says = config.says;
  const AGAIN = 15_000;
  const LONGEST_SAVE = 60_000; // milliseconds

  store.dropOld();
  store.dropTaken(config.home);

  // At logout nothing stays on a shared computer, unless its writer wants to go on.
  document.addEventListener('submit', (event) => {
    if (new URL(event.target.action, location).pathname !== config.logout) return;
    const kept = store.of(config.user);
    const names = kept.map(({ title }) => `“${title || says.untitled}”`).join(', ');
    if (kept.length && !window.confirm(says.logout.replace('%s', names))) event.preventDefault();
    else for (const { tab } of kept) store.drop(tab);
  }, true);

  const form = document.querySelector('form[data-edit-form][method=post i]');
  if (!form) {
    const kept = store.of(config.user);
    if (kept.length && [config.home, config.stories].includes(location.pathname)) bars.list(kept);
    return;
  }

  const number = () => [...crypto.getRandomValues(new Uint8Array(12))].map((one) => one.toString(16).padStart(2, '0')).join('');
  const told = (name, value) => {
    const field = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
    form.append(field);
    return field;
  };
  const tab = number();
  told('desk-words', tab);
  // What is sent again under this number, as no answer came, makes no second draft. Shown once more by the browser's
  // way back, the form is of another story.
  const draft = told('desk-draft', number());
  window.addEventListener('pageshow', (event) => { if (event.persisted) draft.value = number(); });
  const pathOf = () => new URL(form.action, location).pathname;
  const saves = () => form.matches('[data-controller~="w-autosave"]') && form.dataset.wAutosaveActiveValue !== 'false';

  let atServer = null; // what the server has, as far as this page knows; null: not what is here
  let isTouched = false;
  let isKept = true;
  let isWatched = false;
  let state = '';
  let retry;
  let triedAt = 0;

  // Written down at once where it is not what the server has.
  const keep = () => {
    if (!isTouched) return;
    const entries = forms.read(form);
    if (forms.written(entries) === atServer) {
      store.drop(tab);
      return;
    }
    const hasFiles = [...form.querySelectorAll('input[type=file]')].some((field) => field.files.length);
    const base = form.elements.loaded_revision_id?.value ?? '';
    isKept = store.put({ user: config.user, tab, path: pathOf(), title: forms.title(entries), base, hasFiles, entries });
  };

  // Wagtail asks before such a page is left, until it is saved.
  const markUnsaved = () => {
    form.dataset.wUnsavedForceValue = 'true';
    form.dataset.wUnsavedHasEditsValue = 'true';
  };

  // The editor of a text writes into its field a quarter of a second after the last key.
  const WRITES_WITHIN = 400; // milliseconds
  let touchedAt = -WRITES_WITHIN;
  const written = () => new Promise((done) => { setTimeout(done, touchedAt + WRITES_WITHIN - performance.now()); });

  let soon;
  const touch = () => {
    touchedAt = performance.now();
    if (!isTouched) {
      isTouched = true;
      // Wagtail looks for changes two seconds after the page is there: what came before counts too.
      if (!isWatched) markUnsaved();
    }
    clearTimeout(soon);
    soon = setTimeout(keep, 300);
  };
  const isOurs = (event) => event.isTrusted && event.target.closest?.('form') === form;
  for (const type of ['beforeinput', 'input', 'change', 'drop', 'paste', 'cut'])
    document.addEventListener(type, (event) => isOurs(event) && touch(), true);
  // Blocks that are added, moved or taken away; choosers fill their field from a dialog.
  form.addEventListener('w-unsaved:add', () => { isTouched = true; keep(); });
  // Wagtail says so after each save as well: what was typed before counts only the first time.
  form.addEventListener('w-unsaved:watch-edits', () => {
    if (!isWatched && isTouched) resend();
    isWatched = true;
  });
  for (const [where, type] of [[window, 'pagehide'], [document, 'visibilitychange']]) where.addEventListener(type, keep);

  // After a refused form Wagtail does not watch it: a changed interval makes it begin.
  const wasRefused = form.dataset.wUnsavedForceValue === 'true';
  // Loading such a page anew asks for it, and does not send the form a second time.
  if (wasRefused) history.replaceState(history.state, '', location.href);
  form.addEventListener('w-unsaved:clear', () => {
    if ((wasRefused || isTouched) && !form.dataset.deskWatched) {
      form.dataset.deskWatched = 'true';
      form.dataset.wUnsavedCheckIntervalValue = '501';
    }
  });

  // --- How it stands with the server ---

  const where = () => (isKept ? says.kept : says.notKept);
  const show = (next, texts, acts) => {
    state = next;
    bars.tell(texts, acts);
  };
  const isWell = () => {
    clearTimeout(retry);
    if (state) {
      show('', [says.saved]);
      setTimeout(() => state === '' && bars.tell([]), 4000);
    }
  };
  const resend = () => saves() && form.dispatchEvent(new CustomEvent('w-unsaved:add', { bubbles: true, cancelable: true, detail: { type: 'edits' } }));
  const later = () => {
    clearTimeout(retry);
    retry = setTimeout(again, AGAIN);
  };
  const again = async () => {
    const answer = await session.ask();
    if (answer !== 'here') return explain(answer);
    triedAt = Date.now();
    if (saves()) resend();
    else isWell();
  };
  const logInAgain = async () => {
    if (await session.logIn()) await again();
    return true;
  };

  const explain = (answer, more = []) => {
    keep();
    const tryAgain = bars.button(says.again, again);
    if (answer === 'login') show('login', [says.login, where()], [bars.button(says.logIn, logInAgain, false)]);
    else if (answer === 'other') show('other', [says.other.replace('%s', config.name), where()], [bars.button(says.logIn, logInAgain, false)]);
    else show(answer, [answer === 'offline' ? says.offline : says.server, ...more, where()], [tryAgain]);
    if (answer === 'offline' || answer === 'server') later();
    return answer;
  };
  window.addEventListener('online', () => state && again());
  window.addEventListener('focus', () => state === 'login' && again());

  // What Wagtail's autosave sent, and what became of it.
  let sent = null;
  form.addEventListener('w-autosave:save', () => { sent = forms.written(forms.read(form)); });
  form.addEventListener('w-autosave:success', () => {
    const entries = forms.read(form);
    atServer = sent;
    if (forms.written(entries) === sent) store.drop(tab);
    // Typed while it was under way: Wagtail takes this for what was saved, and would wait for the next key.
    else queueMicrotask(() => { markUnsaved(); resend(); });
    isWell();
  });
  form.addEventListener('w-autosave:error', async ({ detail }) => {
    keep();
    // The end of an earlier save may have taken these words for saved.
    markUnsaved();
    if (detail.type !== 'server_error' && detail.type !== 'network_error') {
      const more = detail.type === 'invalid_revision' ? [says.conflict] : [];
      return show('refused', [says.refused, detail.text, ...more, where()]);
    }
    const answer = await session.ask();
    if (answer !== 'here') return explain(answer);
    // Logged in, with a new token: once at once, then now and then.
    if (Date.now() - triedAt > AGAIN * 0.8) {
      triedAt = Date.now();
      return resend();
    }
    const status = performance.getEntriesByName(form.action).at(-1)?.responseStatus;
    return explain('server', status === 413 ? [says.tooLarge] : []);
  });

  // --- Sending the form itself: only to a server that is there, by somebody who is logged in ---

  // An autosave under way may be making the draft: a form sent beside it would make a second one.
  let saving = null;
  form.addEventListener('w-autosave:save', (event) => {
    saving ??= new Promise((done) => {
      const end = () => { saving = null; done(); };
      form.addEventListener('w-autosave:success', end, { once: true });
      form.addEventListener('w-autosave:error', end, { once: true });
      queueMicrotask(() => event.defaultPrevented && end());
    });
  });
  const saved = async () => {
    const end = Date.now() + LONGEST_SAVE;
    while (saving && Date.now() < end) {
      await Promise.race([saving, new Promise((done) => { setTimeout(done, end - Date.now()); })]);
    }
  };

  // Between the press and the sending no autosave begins: it would take along what the button asks for.
  let isSending = false;
  form.addEventListener('w-autosave:save', (event) => isSending && event.preventDefault());
  const ASKED = ['action-workflow-action', 'workflow-action-name', 'workflow-action-extra-data'];
  const notSent = () => {
    isSending = false;
    for (const name of ASKED) form.querySelectorAll(`input[type=hidden][name=${name}]`).forEach((field) => field.remove());
  };

  let isPassed = false;
  document.addEventListener('submit', async (event) => {
    if (event.target !== form) return;
    if (isPassed) {
      isPassed = false;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    isSending = true;
    keep();
    let answer = await session.ask();
    if (answer === 'login' && (await session.logIn())) answer = await session.ask();
    await saved();
    await written();
    if (submitter) {
      // Wagtail takes a button out of use while it works; then its name would not be sent.
      submitter.disabled = false;
      if (answer !== 'here') submitter.dataset.wProgressLoadingValue = 'false';
    }
    if (answer !== 'here') {
      notSent();
      return explain(answer);
    }
    keep();
    isPassed = true;
    form.requestSubmit(submitter);
    isSending = false;
  }, true);

  // --- Words that were kept before ---

  const offer = () => {
    const here = store.of(config.user).filter((one) => one.path === pathOf() && one.tab !== tab);
    const now = forms.read(form);
    for (const one of here) if (forms.written(one.entries) === forms.written(now)) store.drop(one.tab);
    const words = here.find((one) => forms.written(one.entries) !== forms.written(now));
    if (!words) return bars.gone();
    const lines = forms.readable(words.entries, now);
    const dropAll = () => {
      store.drop(words.tab);
      offer();
    };
    const restore = () => {
      if (config.restores) return forms.sendBack(form, words.entries);
      isTouched = true;
      const isWhole = forms.fill(form, words.entries);
      keep();
      store.drop(words.tab);
      if (isWhole) bars.gone();
      else bars.left(lines);
    };
    const base = form.elements.loaded_revision_id?.value ?? '';
    return bars.found({ at: words.at, hasFiles: words.hasFiles, isNewer: Boolean(words.base) && words.base !== base, lines, restore, discard: dropAll });
  };

  const begin = () => setTimeout(() => {
    if (!wasRefused && !isTouched) atServer = forms.written(forms.read(form));
    else {
      isTouched = true;
      keep();
    }
    offer();
  }, 400);
  if (isTypedEarly) touch();
  if (document.readyState === 'complete') begin();
  else window.addEventListener('load', begin);
});
