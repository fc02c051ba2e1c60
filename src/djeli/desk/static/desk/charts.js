// Below each table of a story's text is a button that puts a chart of the same figures after it. The table stays until
// the editor deletes it.
(() => {
  const { address, label } = document.currentScript.dataset;

  const say = (text) => document.dispatchEvent(
    new CustomEvent('w-messages:add', { detail: { type: 'error', text, clear: true } }),
  );

  const ask = async (table) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-CSRFToken': document.querySelector('input[name="csrfmiddlewaretoken"]').value,
      },
      body: JSON.stringify({ table }),
    });
    return response.json();
  };

  const makeChart = async (stream, input) => {
    const place = stream.children.findIndex((child) => input.id === `${child.prefix}-value`);
    if (place < 0) return;
    const { block, error } = await ask(input.value);
    if (!block) {
      say(error);
      return;
    }
    stream.insert(block, place + 1, {});
    stream.children[place + 1].focus?.();
  };

  const offer = (root) => {
    const stream = root.rootBlock;
    (stream?.children ?? []).filter((child) => child.type === 'table').forEach((child) => {
      const input = document.getElementById(`${child.prefix}-value`);
      const holder = input?.parentNode;
      if (!holder || holder.querySelector(':scope > [data-make-chart]')) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button button-small button-secondary';
      button.dataset.makeChart = '';
      button.textContent = label;
      button.addEventListener('click', () => makeChart(stream, input));
      holder.append(button);
    });
  };

  document.addEventListener('DOMContentLoaded', () => {
    const root = document.getElementById('body-root');
    if (!root) return;
    const look = () => offer(root);
    new MutationObserver(look).observe(root, { childList: true, subtree: true });
    look();
  });
})();
