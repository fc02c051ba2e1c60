// n = new story, from any page of the desk, unless one is typing.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target;
  if (at.isContentEditable || at.closest('input, textarea, select, [role="dialog"]')) return;
  const link = document.querySelector('a.desk-menu-new, .desk-menu-new a, a[href$="/stories/new/"]');
  if (link) link.click();
});
