// Pictures in forms: what a chosen one brings along, and how a file looks and what it says before it is uploaded.
(() => {
  const { facts, fileFacts, lacks, mend, noCaption, read } = document.currentScript.dataset;
  const HEAD = 1_000_000; // In a JPEG file, what it says of itself stands at the beginning.
  const LARGEST = 30_000_000;
  const known = new Map();

  const element = (tag, name, ...children) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  };

  // --- What a chosen picture brings along -----------------------------------------------------------------------------

  const choosers = () => [...document.querySelectorAll('.image-chooser')].map((chooser) => ({
    chooser, id: chooser.parentElement.querySelector(':scope > input[type="hidden"]')?.value ?? '',
  }));

  const linesOf = (fact) => {
    const line = element('p', 'desk-own__line', fact.caption || noCaption);
    if (fact.credit) line.append(' ', element('strong', '', fact.credit));
    if (!fact.lacks) return [line];
    const missing = element('p', 'desk-own__lacks', `${lacks} ${fact.lacks}. `);
    if (fact.mend) {
      const link = element('a', '', mend);
      Object.assign(link, { href: fact.mend, target: '_blank' });
      missing.append(link);
    }
    return [line, missing];
  };

  const show = ({ chooser, id }) => {
    if (chooser.dataset.deskOwn === id) return;
    chooser.dataset.deskOwn = id;
    chooser.parentElement.querySelector(':scope > .desk-own')?.remove();
    const fact = known.get(id);
    if (fact) chooser.after(element('div', 'desk-own', ...linesOf(fact)));
  };

  let asking = false;
  const look = async () => {
    const all = choosers();
    const unknown = [...new Set(all.map(({ id }) => id))].filter((id) => id && !known.has(id)).slice(0, 100);
    if (unknown.length && !asking) {
      asking = true;
      try {
        const answer = await fetch(`${facts}?${unknown.map((id) => `id=${id}`).join('&')}`);
        const told = answer.ok ? (await answer.json()).pictures : {};
        unknown.forEach((id) => known.set(id, told[id] ?? null));
      } catch {
        // Asked again when something changes.
      } finally {
        asking = false;
      }
    }
    all.filter(({ id }) => !id || known.has(id)).forEach(show);
  };

  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 150);
  };

  // --- A file before it is uploaded -----------------------------------------------------------------------------------

  const form = (input) => input.form?.querySelector('[name$="alt_text"]') && input.form;

  const preview = (input, file) => {
    const box = input.parentElement.querySelector('.desk-file') ?? element('div', 'desk-file');
    const picture = element('img', 'desk-file__picture');
    picture.alt = '';
    picture.src = URL.createObjectURL(file);
    picture.onload = () => URL.revokeObjectURL(picture.src);
    picture.onerror = () => picture.remove();
    box.replaceChildren(picture);
    input.after(box);
    return box;
  };

  const fill = (within, { name, value }) => {
    const field = within.querySelector(`[name$="${name}"]`);
    if (!field || field.type === 'hidden' || field.value) return;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };

  const ask = async (file) => {
    const isJpeg = file.type === 'image/jpeg';
    if (!isJpeg && file.size > LARGEST) return [];
    const sent = new FormData();
    sent.append('file', isJpeg ? file.slice(0, HEAD, file.type) : file, file.name);
    const token = document.querySelector('input[name="csrfmiddlewaretoken"]').value;
    const answer = await fetch(fileFacts, { method: 'POST', headers: { 'X-CSRFToken': token }, body: sent });
    return answer.ok ? (await answer.json()).fields : [];
  };

  const chosen = async (input) => {
    const file = input.files[0];
    const within = form(input);
    if (!file || !within) return;
    const box = preview(input, file);
    const found = await ask(file).catch(() => []);
    if (input.files[0] !== file || !found.length) return;
    found.forEach((one) => fill(within, one));
    const rows = found.flatMap(({ label, value }) => [element('dt', '', label), element('dd', '', value)]);
    box.append(element('div', 'desk-file__facts', element('h3', '', read), element('dl', '', ...rows)));
  };

  document.addEventListener('change', ({ target }) => {
    if (target.matches?.('input[type="file"]')) chosen(target);
  });
  document.addEventListener('DOMContentLoaded', () => {
    soon();
    new MutationObserver(soon).observe(document.body, {
      childList: true, subtree: true, attributes: true, attributeFilter: ['value', 'class'],
    });
  });
})();
