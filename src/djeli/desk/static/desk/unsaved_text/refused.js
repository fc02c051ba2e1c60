// On the page for a refused form: say that its words are kept, where they are.
document.addEventListener('DOMContentLoaded', () => {
  const isKept = window.deskWords.store.all().some(({ path }) => path === location.pathname);
  document.querySelector('[data-words-kept]').hidden = !isKept;
  document.querySelector('[data-words-lost]').hidden = isKept;
});
