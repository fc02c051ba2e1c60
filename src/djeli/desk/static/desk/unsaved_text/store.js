// Keeps what is typed on the desk in this browser until the server has it: in localStorage, which is
// written at once, also while a page is being closed. Bound to who is logged in, for a week at most.
(() => {
  const PREFIX = 'desk.words.';
  const WEEK = 7 * 24 * 3600 * 1000;

  const all = () => {
    const found = [];
    try {
      for (const key of Object.keys(localStorage)) {
        if (!key.startsWith(PREFIX)) continue;
        try {
          found.push({ key, ...JSON.parse(localStorage.getItem(key)) });
        } catch {
          localStorage.removeItem(key);
        }
      }
    } catch {
      // A browser that keeps nothing.
    }
    return found.sort((one, other) => other.at - one.at);
  };

  const drop = (tab) => {
    try {
      for (const { key, tab: theirs } of all()) if (theirs === tab) localStorage.removeItem(key);
    } catch {
      // Nothing is kept, so nothing is to be dropped.
    }
  };

  // True where it is kept. Of a full store the oldest go first: they are nearest to their end.
  const put = (words) => {
    const key = `${PREFIX}${words.user}.${words.tab}`;
    const written = JSON.stringify({ ...words, at: Date.now() });
    for (;;) {
      try {
        localStorage.setItem(key, written);
        return true;
      } catch {
        const oldest = all().filter((one) => one.tab !== words.tab).at(-1);
        if (!oldest) return false;
        drop(oldest.tab);
      }
    }
  };

  // The server's word, in a cookie, that it took what was sent under these numbers.
  const dropTaken = (path) => {
    const told = document.cookie.split('; ').find((one) => one.startsWith('desk_words_taken='));
    if (!told) return;
    for (const tab of told.split('=')[1].split('.')) drop(tab);
    document.cookie = `desk_words_taken=; path=${path}; max-age=0; samesite=lax`;
  };

  const dropOld = () => {
    for (const { tab, at } of all()) if (!(Date.now() - at < WEEK)) drop(tab);
  };

  const of = (user) => all().filter((one) => one.user === user);

  window.deskWords = { store: { all, of, put, drop, dropTaken, dropOld } };
})();
