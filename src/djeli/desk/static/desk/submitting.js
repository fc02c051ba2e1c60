// A form that is being sent saves itself no more: what a late autosave adds would be a new draft
// of what has just been published. An autosave waits half a second before it asks; each of those
// that wait looks once more whether it was cancelled.
const waiting = new Set();
let isSent = false;
document.addEventListener('w-autosave:save', (event) => {
  if (isSent) event.preventDefault();
  waiting.add(event);
});
document.addEventListener('w-autosave:success', () => waiting.clear());
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented || event.target.method !== 'post') return;
  if (!event.target.matches('[data-controller~="w-autosave"]')) return;
  isSent = true;
  for (const save of waiting) save.preventDefault();
});
// The page may be shown again as it was, by the browser's way back.
window.addEventListener('pageshow', () => { isSent = false; });
