// Notes in the margin say when they were written as the whole desk does: day, month, year, hours, in the newsroom's time.
(() => {
  const { zone } = document.currentScript.dataset;
  const day = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone,
  });
  const said = (time) => {
    const parts = Object.fromEntries(day.formatToParts(time).map(({ type, value }) => [type, value]));
    return `${parts.day} ${parts.month.slice(0, 3)} ${parts.year}, ${parts.hour}:${parts.minute}`;
  };

  const tell = (notes) => notes.querySelectorAll('time[datetime]').forEach((time) => {
    const told = said(new Date(time.dateTime));
    // The text itself is the comments' own; it is only written differently.
    if (time.firstChild && time.firstChild.nodeValue !== told) time.firstChild.nodeValue = told;
  });

  document.addEventListener('DOMContentLoaded', () => {
    const notes = document.getElementById('comments');
    if (!notes) return;
    tell(notes);
    new MutationObserver(() => tell(notes)).observe(notes, { childList: true, subtree: true, characterData: true });
  });
})();
