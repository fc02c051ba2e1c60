// The inbox by keys, with a preview beside the list; new items come by themselves.
(() => {
  // The script may run before the page is there.
  const find = (name) => document.querySelector(`[data-wire-${name}]`);
  const results = () => document.querySelector('#listing-results');
  const link = (row) => row?.querySelector('.title a[href]');
  const rows = () => [...(results()?.querySelectorAll('tbody tr') ?? [])].filter(link);
  const current = () => results()?.querySelector('tr[aria-current]');
  let shown = 0;

  const show = async (row) => {
    const mine = ++shown;
    const address = link(row).getAttribute('href');
    try {
      const answer = await fetch(`${address}preview/`);
      if (!answer.ok || answer.redirected || mine !== shown) return;
      const text = await answer.text();
      find('preview').innerHTML = text;
      find('preview').hidden = false;
    } catch {
      find('preview').hidden = true;
    }
  };

  const mark = (row) => {
    if (!row) return;
    current()?.removeAttribute('aria-current');
    row.setAttribute('aria-current', 'true');
    link(row).focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
    show(row);
  };

  const step = (by) => {
    const all = rows();
    const at = all.indexOf(current());
    mark(all[at < 0 ? 0 : Math.max(0, Math.min(at + by, all.length - 1))]);
  };

  const close = () => { shown += 1; find('preview').hidden = true; find('preview').replaceChildren(); };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (event.key === 'Escape') { if (!find('preview').hidden) close(); return; }
    if (!window.deskKeys.areOn) return;
    if (at.isContentEditable || at.closest('textarea, select, [role="dialog"], dialog, input')) return;
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === '?') find('help').showModal();
    else if (event.key === '/') document.querySelector('#id_q')?.focus();
    else if (event.key === 'Enter' && current() && !at.closest('a, button, summary')) link(current()).click();
    else return;
    event.preventDefault();
  });

  const renew = async () => {
    const query = location.search;
    try {
      const answer = await fetch(`${find('live').dataset.results}${query}`);
      if (!answer.ok || answer.redirected) return;
      const place = results();
      const known = link(current())?.getAttribute('href');
      const hadFocus = place.contains(document.activeElement);
      place.innerHTML = await answer.text();
      const same = rows().find((row) => link(row).getAttribute('href') === known);
      same?.setAttribute('aria-current', 'true');
      if (hadFocus) link(same)?.focus({ preventScroll: true });
    } catch {
      // The list stays as it is.
    }
  };

  document.addEventListener('wire:news', ({ detail }) => {
    const says = find('says');
    says.textContent = detail.count === 1 ? says.dataset.one : `${detail.count} ${says.dataset.many}`;
    // Pages behind the first stay as they are: rows would move away under the reader.
    if (!new URLSearchParams(location.search).get('p')) renew();
  });

  // What is saved is the filter as it is now, though the page was not loaded anew.
  document.addEventListener('submit', ({ target }) => {
    const field = target.querySelector('[data-wire-query]');
    if (field) field.value = location.search.slice(1);
  });
})();
