// A passage that is selected goes along when its reader reports an error.
const mistake = document.querySelector("[data-quotes]");
for (const type of ["pointerdown", "focus"]) {
  mistake.addEventListener(type, () => {
    const passage = String(getSelection()).trim().slice(0, 400);
    if (passage) mistake.search = new URLSearchParams({ passage });
  });
}
