// Says how long a field's text is, and when it grows longer than is good. A hint, never a limit.
class LengthController extends window.StimulusModule.Controller {
  static values = { good: Number };

  connect() {
    this.field = this.element.querySelector('input[type="text"], textarea');
    if (!this.field) return;
    this.note = document.createElement('output');
    this.note.className = 'desk-length';
    this.note.setAttribute('for', this.field.id);
    this.field.insertAdjacentElement('afterend', this.note);
    this.count = this.count.bind(this);
    this.field.addEventListener('input', this.count);
    this.count();
  }

  disconnect() {
    this.field?.removeEventListener('input', this.count);
    this.note?.remove();
  }

  count() {
    const length = [...this.field.value].length;
    this.note.textContent = length ? `${length} / ${this.goodValue}` : '';
    this.note.classList.toggle('desk-length--long', length > this.goodValue);
  }
}

window.wagtail.app.register('desk-length', LengthController);
