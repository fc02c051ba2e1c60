// The list of what is to do before a story goes out: each line leads to its place.
(() => {
  const FIELDS = 'input:not([type="hidden"]), textarea, select, [contenteditable="true"], button';

  const byPath = (path, within = document) => within.querySelector(`[data-contentpath="${CSS.escape(path)}"]`);

  // A place is a field, a formset, or a block of a field: "title", "bylines", "body.<id of the block>".
  const placeOf = (place) => {
    const [field, block] = place.split('.');
    const found = byPath(field) ?? document.getElementById(`id_${field}-FORMS`)?.closest('.w-panel');
    return (block && found && byPath(block, found)) || found;
  };

  const openTab = (element) => {
    const panel = element.closest('[role="tabpanel"][hidden]');
    if (panel) document.getElementById(panel.getAttribute('aria-labelledby'))?.click();
  };

  const unfold = (element) => {
    for (let box = element; box; box = box.parentElement?.closest('.w-panel__content[hidden]')) {
      const toggle = box.id && document.querySelector(`[data-panel-toggle][aria-controls="${box.id}"]`);
      if (toggle && box.hidden !== false) toggle.click();
    }
  };

  class ChecksController extends window.StimulusModule.Controller {
    show({ currentTarget }) {
      const place = placeOf(currentTarget.dataset.deskPlace);
      this.element.open = false;
      if (!place) return;
      openTab(place);
      unfold(place);
      document.dispatchEvent(new CustomEvent('desk:show', { detail: { place } }));
      place.scrollIntoView({ block: 'center' });
      const field = [...place.querySelectorAll(FIELDS)].find((one) => one.getClientRects().length);
      field?.focus({ preventScroll: true });
    }

    close() {
      if (!this.element.open) return;
      this.element.open = false;
      this.element.querySelector('summary').focus();
    }

    away({ target }) {
      if (!this.element.contains(target)) this.element.open = false;
    }
  }

  window.wagtail.app.register('desk-checks', ChecksController);
})();
