// Keys without Ctrl or Alt. Whoever does not want them switches them off in their account (Wagtail's switch for
// keyboard shortcuts). n = new story, from any page of the desk that has no form to fill in.
(() => {
  const config = JSON.parse(document.getElementById('wagtail-config')?.textContent ?? '{}');
  window.deskKeys = { areOn: config.KEYBOARD_SHORTCUTS_ENABLED !== false };

  document.addEventListener('keydown', (event) => {
    if (!window.deskKeys.areOn || event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (at.isContentEditable || at.closest('input, textarea, select, [role="dialog"]')) return;
    if (document.querySelector('form[data-edit-form]')) return;
    const link = document.querySelector('a.desk-menu-new, .desk-menu-new a, a[href$="/stories/new/"]');
    if (link) link.click();
  });
})();
