// Topics from the text as it stands in the form, saved or not. It looks when its tab is opened,
// a moment after one stops typing, and when asked.
const PAUSE = 1500;

class SuggestedController extends window.StimulusModule.Controller {
  static targets = ['list', 'said'];

  static values = { url: String, new: String, none: String, empty: String, failed: String };

  connect() {
    this.form = this.element.closest('form');
    this.found = [];
    this.onTyping = (event) => {
      if (this.element.contains(event.target)) return;
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.lookIfSeen(), PAUSE);
    };
    this.form?.addEventListener('input', this.onTyping);
    this.form?.addEventListener('change', this.onTyping);
    // A tab that is opened gives what is in it a size.
    this.seen = new ResizeObserver(() => this.lookIfSeen());
    this.seen.observe(this.element);
  }

  disconnect() {
    clearTimeout(this.pause);
    this.form?.removeEventListener('input', this.onTyping);
    this.form?.removeEventListener('change', this.onTyping);
    this.seen.disconnect();
  }

  lookIfSeen() {
    if (!this.element.offsetWidth) return;
    const text = JSON.stringify(this.text());
    if (text !== this.last) this.look();
  }

  // The words that a reader will get, from the fields as they are now.
  text() {
    const field = (name) => this.form.elements[name]?.value || '';
    const body = this.form.querySelector('[data-contentpath="body"]');
    const parts = body
      ? [...body.querySelectorAll('.public-DraftEditor-content, input[type="text"], textarea')]
      : [];
    return {
      headline: `${field('kicker')} ${field('title')}`.trim(),
      standfirst: field('standfirst'),
      body: parts.map((part) => (part.isContentEditable ? part.innerText : part.value) || '').join('\n'),
      language: field('language') || 'en',
    };
  }

  async look() {
    const text = this.text();
    this.last = JSON.stringify(text);
    if (!(text.headline + text.standfirst + text.body).trim()) {
      this.show([], this.emptyValue);
      return;
    }
    const body = new FormData();
    Object.entries(text).forEach(([name, value]) => body.set(name, value));
    body.set('csrfmiddlewaretoken', this.form.elements.csrfmiddlewaretoken.value);
    try {
      const response = await fetch(this.urlValue, { method: 'POST', body });
      if (!response.ok) throw new Error(response.status);
      const { topics } = await response.json();
      if (this.last === JSON.stringify(text)) this.show(topics);
    } catch {
      this.last = '';
      this.show([], this.failedValue);
    }
  }

  show(topics, message = '') {
    this.found = topics;
    this.message = message;
    this.filter();
  }

  // What is chosen is suggested no more, and again when it was removed.
  filter() {
    const chosen = new Set(
      [...this.element.querySelectorAll('.desk-chip input')].map((input) => input.value),
    );
    const left = this.found.filter((topic) => !chosen.has(String(topic.id)));
    this.listTarget.replaceChildren(...left.map((topic) => this.item(topic)));
    this.saidTarget.textContent = this.message || (left.length ? '' : this.noneValue);
  }

  item(topic) {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'desk-suggested__topic';
    const note = document.createElement('small');
    note.textContent = topic.id ? topic.label : `${topic.label}, ${this.newValue}`;
    button.append(`+ ${topic.name} `, note);
    button.addEventListener('click', () => this.add(topic, button));
    item.append(button);
    return item;
  }

  add(topic, button) {
    const next = button.closest('li').nextElementSibling || button.closest('li').previousElementSibling;
    const name = next?.firstChild.textContent;
    // What is made a topic now has no id here: its name leaves the list.
    if (!topic.id) this.found = this.found.filter((one) => one !== topic);
    this.dispatch('add', { detail: { topic } });
    this.filter();
    const buttons = [...this.listTarget.querySelectorAll('button')];
    (buttons.find((one) => one.textContent === name) || buttons[0])?.focus();
  }
}

window.wagtail.app.register('desk-suggested', SuggestedController);
