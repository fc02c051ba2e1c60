// Topics by typing: chips for the chosen, suggestions from the desk, arrow keys and Enter.
class TopicsController extends window.StimulusModule.Controller {
  static targets = ['chosen', 'typed', 'list', 'told'];

  static values = { url: String, name: String, add: String, remove: String, none: String, one: String };

  ask() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.fetchSuggestions(), 150);
  }

  async fetchSuggestions() {
    const typed = this.typedTarget.value.trim();
    if (!typed) {
      this.show([]);
      return;
    }
    const url = new URL(this.urlValue, window.location.href);
    url.searchParams.set('q', typed);
    const response = await fetch(url, { headers: { Accept: 'application/json' } });
    if (!response.ok || typed !== this.typedTarget.value.trim()) return;
    const found = await response.json();
    const chosen = new Set(this.ids());
    const options = found.topics
      .filter((topic) => !chosen.has(String(topic.id)))
      .map((topic) => ({ label: topic.name, note: topic.kind, pick: () => this.choose(topic) }));
    if (found.may_add) {
      options.push({ label: `${this.addValue} “${typed}”`, pick: () => this.create(typed) });
    }
    this.show(options, options.length ? '' : this.noneValue);
  }

  ids() {
    return [...this.chosenTarget.querySelectorAll('input')].map((input) => input.value);
  }

  show(options, message = '') {
    this.options = options;
    this.at = -1;
    this.listTarget.replaceChildren(
      ...options.map((option, index) => {
        const item = document.createElement('li');
        item.role = 'option';
        item.id = `${this.listTarget.id}-${index}`;
        item.textContent = option.label;
        if (option.note) {
          const note = document.createElement('small');
          note.textContent = option.note;
          item.append(' ', note);
        }
        // pointerdown, not click: the field loses its focus before a click comes
        item.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          option.pick();
        });
        return item;
      }),
    );
    if (message) {
      const item = document.createElement('li');
      item.className = 'desk-topics__none';
      item.textContent = message;
      this.listTarget.append(item);
    }
    const open = this.listTarget.childElementCount > 0;
    this.listTarget.hidden = !open;
    this.typedTarget.setAttribute('aria-expanded', String(open));
    this.typedTarget.removeAttribute('aria-activedescendant');
  }

  steer(event) {
    const options = this.options || [];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!options.length) return;
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.at = (this.at + step + options.length) % options.length;
      [...this.listTarget.children].forEach((item, index) => {
        item.setAttribute('aria-selected', String(index === this.at));
      });
      this.typedTarget.setAttribute('aria-activedescendant', `${this.listTarget.id}-${this.at}`);
    } else if (event.key === 'Enter') {
      event.preventDefault(); // a form is not sent by choosing a topic
      const option = options[Math.max(this.at, 0)];
      if (option) option.pick();
    } else if (event.key === 'Escape') {
      this.close();
    } else if (event.key === 'Backspace' && !this.typedTarget.value) {
      this.chosenTarget.lastElementChild?.remove();
      this.tell();
    }
  }

  async create(name, known = {}) {
    const body = new FormData();
    body.set('q', name);
    body.set('kind', known.kind || '');
    body.set('code', known.code || '');
    body.set('csrfmiddlewaretoken', this.element.closest('form').elements.csrfmiddlewaretoken.value);
    const response = await fetch(this.urlValue, { method: 'POST', body });
    if (response.ok) this.choose((await response.json()).topics[0]);
  }

  // What the text suggests: a topic, or something that becomes one.
  take(event) {
    const { topic } = event.detail;
    if (topic.id) this.choose({ ...topic, is_running: topic.kind === 'running' });
    else this.create(topic.name, topic);
  }

  choose(topic) {
    const other = topic.is_running && this.chosenTarget.querySelector('[data-running]');
    this.toldTarget.hidden = !other;
    this.toldTarget.textContent = other ? this.oneValue : '';
    if (!other && !this.ids().includes(String(topic.id))) {
      const item = document.createElement('li');
      item.className = 'desk-chip';
      if (topic.is_running) item.dataset.running = '';
      const input = document.createElement('input');
      input.type = 'hidden';
      input.name = this.nameValue;
      input.value = topic.id;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'desk-chip__remove';
      button.textContent = '×';
      button.setAttribute('aria-label', `${this.removeValue} ${topic.name}`);
      button.dataset.action = 'desk-topics#remove';
      item.append(input, topic.name, button);
      this.chosenTarget.append(item);
      this.tell();
    }
    this.typedTarget.value = '';
    this.show([]);
  }

  remove(event) {
    event.currentTarget.closest('li').remove();
    this.toldTarget.hidden = true;
    this.tell();
    this.typedTarget.focus();
  }

  // Wagtail notices changes of a form by its events
  tell() {
    this.typedTarget.dispatchEvent(new Event('change', { bubbles: true }));
  }

  close() {
    clearTimeout(this.pause);
    this.show([]);
  }
}

window.wagtail.app.register('desk-topics', TopicsController);
