// Tells once a visit that a story was on screen for three seconds, and how it ended.
const story = document.querySelector("[data-story]");
const s = +story.dataset.story;
let t = 0;
let d = 0;
const tell = (more) => navigator.sendBeacon("/beacon/", JSON.stringify({ s, t, w: innerWidth, ...more }));
setInterval(() => {
  if (document.hidden || document.prerendering) return;
  const { top, height } = story.getBoundingClientRect();
  d = Math.max(d, Math.min(100, Math.round((100 * (innerHeight - top)) / height)));
  if (++t != 3) return;
  try {
    if (sessionStorage[s]) return;
    sessionStorage[s] = 1;
  } catch {}
  tell({ r: document.referrer, u: story.dataset.from, l: navigator.language });
  addEventListener("visibilitychange", () => document.hidden && tell({ d }), { once: true });
}, 1000);
