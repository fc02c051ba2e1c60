// A note in the margin is not lost while the story saves itself. What an autosave answers holds the notes that the server
// has, and Wagtail puts those in the place of all. So while one is being written, that part of the answer is left out
// (the next answer brings it); and a note that is sent while a save is under way waits for its answer.
(() => {
  const LONGEST_SAVE = 60_000; // milliseconds
  const isWritten = (field) => field === document.activeElement || field.value.trim() !== '';
  const isOpen = () => [...document.querySelectorAll('#comments textarea')].some(isWritten);

  document.addEventListener('w-autosave:success', ({ detail }) => {
    if (detail?.data?.comments && isOpen()) delete detail.data.comments;
  }, true);

  let end = null; // of the save that is under way
  let saved = null;
  document.addEventListener('w-autosave:save', (event) => {
    saved ??= new Promise((done) => { end = done; }).then(() => { saved = null; });
    queueMicrotask(() => event.defaultPrevented && end());
    setTimeout(end, LONGEST_SAVE);
  });
  for (const type of ['w-autosave:success', 'w-autosave:error']) document.addEventListener(type, () => end?.());

  document.addEventListener('click', async (event) => {
    const button = event.target.closest?.('#comments button');
    if (!button || !saved) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    await saved;
    button.click();
  }, true);
})();
