// What stands elsewhere is shown here once its reader asks for it.
for (const button of document.querySelectorAll("[data-frame]")) {
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    Object.assign(frame, { src: button.dataset.frame, title: button.dataset.title, allowFullscreen: true });
    button.closest(".embed").replaceChildren(frame);
    frame.focus();
  });
}
