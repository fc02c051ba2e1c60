// The writing surface: words and minutes as one writes, the page alone, and the drawer of details.
(() => {
  const A_MINUTE = 220;
  // As the server counts them (stories/text/bodies.py): where a script sets no spaces, so many letters are a word.
  const SPACELESS = [
    [/[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g, 2],
    [/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/g, 4],
  ];
  const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
  const READ = {
    heading: ['-value'],
    quote: ['-value-text'],
    facts: ['-value-title'],
    map: ['-value-caption'],
    chart: ['-value-title', '-value-unit', '-value-note', '-value-source'],
  };

  const countWords = (given) => {
    let text = given;
    let letters = 0;
    SPACELESS.forEach(([pattern, aWord]) => {
      letters += Math.ceil((text.match(pattern)?.length ?? 0) / aWord);
      text = text.replace(pattern, ' ');
    });
    return letters + text.split(/\s+/).filter((word) => SAYS_SOMETHING.test(word)).length;
  };

  const cellsIn = (input) => {
    try {
      return (JSON.parse(input?.value || 'null')?.data ?? []).map((row) => row.join(' '));
    } catch {
      return [];
    }
  };

  // What a reader reads of one block of the text: its type's fields, and whatever is rich text.
  const textsOf = (block) => {
    const [deleted, type] = ['deleted', 'type'].map((part) => block.querySelector(`:scope > input[name$="-${part}"]`));
    if (!type || deleted?.value) return [];
    const name = type.name.replace(/-type$/, '');
    const field = (end) => block.querySelector(`[name="${name}${end}"]`);
    return [
      ...(READ[type.value] ?? []).map((end) => field(end)?.value ?? ''),
      ...[...block.querySelectorAll('[data-block="true"]')].map((line) => line.textContent),
      ...(type.value === 'table' ? cellsIn(field('-value')) : []),
      ...(type.value === 'chart' ? cellsIn(field('-value-table')) : []),
    ];
  };

  const ONE_PARAGRAPH = ['kicker', 'title', 'standfirst'];
  const WRITES = 'textarea, input:not([type="hidden"]), [contenteditable="true"]';
  const isEditable = (field) => !field.disabled && field.checkVisibility();

  class SurfaceController extends window.StimulusModule.Controller {
    static targets = ['tally', 'calm', 'open', 'sheet', 'beside'];

    static values = { one: String, many: String, narrow: { type: Number, default: 860 } };

    connect() {
      document.body.classList.add('desk-writes');
      this.watchSize = new ResizeObserver(() => this.fit());
      this.watchSize.observe(this.element);
      this.watchText = new MutationObserver(() => this.soon());
      this.watchText.observe(this.sheetTarget, { childList: true, characterData: true, subtree: true });
      this.soon = this.soon.bind(this);
      this.element.addEventListener('input', this.soon);
      if (sessionStorage.getItem('desk-calm')) this.setCalm(true);
      this.fit();
      this.count();
      if (this.isNarrow && this.besideTarget.querySelector('[aria-invalid="true"], .w-field--error')) this.open();
    }

    disconnect() {
      this.watchSize.disconnect();
      this.watchText.disconnect();
      this.element.removeEventListener('input', this.soon);
      clearTimeout(this.waiting);
      document.body.classList.remove('desk-writes', 'desk-calm');
    }

    soon() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.count(), 250);
    }

    count() {
      const text = this.sheetTarget.querySelector('[data-streamfield-stream-container]');
      const blocks = text?.querySelectorAll(':scope > [data-streamfield-child]') ?? [];
      const words = [...blocks].flatMap(textsOf).reduce((sum, text) => sum + countWords(text), 0);
      const minutes = Math.max(1, Math.ceil(words / A_MINUTE));
      const said = words === 1 ? this.oneValue : this.manyValue;
      const told = said.replace('{words}', words.toLocaleString(document.documentElement.lang || undefined));
      this.tallyTarget.textContent = told.replace('{minutes}', minutes);
    }

    // --- The drawer -------------------------------------------------------------------------------------------------

    get isNarrow() {
      return this.element.classList.contains('desk-surface--narrow');
    }

    fit() {
      const isNarrow = this.element.clientWidth < this.narrowValue && this.element.clientWidth > 0;
      this.element.classList.toggle('desk-surface--narrow', isNarrow);
    }

    toggle() {
      if (this.openTarget.getAttribute('aria-expanded') === 'true') this.close();
      else this.open();
    }

    open() {
      this.openTarget.setAttribute('aria-expanded', 'true');
      this.element.classList.add('desk-surface--open');
      this.besideTarget.focus({ preventScroll: true });
    }

    close() {
      this.openTarget.setAttribute('aria-expanded', 'false');
      this.element.classList.remove('desk-surface--open');
      if (this.besideTarget.contains(document.activeElement)) this.openTarget.focus();
    }

    // Somebody is led to a field: what hides it makes way.
    reveal({ detail }) {
      if (!this.besideTarget.contains(detail.place)) return;
      this.setCalm(false);
      if (this.isNarrow) this.open();
    }

    // --- The page alone ---------------------------------------------------------------------------------------------

    calm() {
      this.setCalm(!document.body.classList.contains('desk-calm'));
    }

    setCalm(isCalm) {
      if (isCalm) {
        sessionStorage.setItem('desk-calm', '1');
        this.close();
      } else {
        sessionStorage.removeItem('desk-calm');
      }
      document.body.classList.toggle('desk-calm', isCalm);
      this.calmTarget.setAttribute('aria-pressed', isCalm);
    }

    key(event) {
      if (event.defaultPrevented || event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && event.shiftKey && event.code === 'KeyF') {
        event.preventDefault();
        this.calm();
      } else if (event.key === 'Escape') {
        this.leave(event);
      } else if (event.key === 'Enter' && ONE_PARAGRAPH.includes(event.target.name)) {
        event.preventDefault();
        this.next(event.target);
      }
    }

    leave({ target }) {
      if (document.querySelector('[role="dialog"]:not([hidden]):not([aria-hidden="true"])')) return;
      if (target.closest?.('[role="combobox"][aria-expanded="true"], .Draftail-ComboBox, .w-combobox')) return;
      if (this.element.classList.contains('desk-surface--open')) this.close();
      else if (document.body.classList.contains('desk-calm')) this.setCalm(false);
    }

    // A headline and a standfirst have no lines: Enter goes on to the next field, as in a document.
    next(field) {
      const fields = [...this.sheetTarget.querySelectorAll(WRITES)].filter(isEditable);
      const after = fields[fields.indexOf(field) + 1];
      if (after) after.focus();
    }
  }

  window.wagtail.app.register('desk-surface', SurfaceController);
})();
