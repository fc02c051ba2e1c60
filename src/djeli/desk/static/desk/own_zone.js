// Chooses the browser's own time zone on the first page of a new edition, unless one was chosen.
(() => {
  const choice = document.querySelector("select[data-own-zone]");
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = choice && [...choice.options].some((one) => one.value === own);
  if (known && choice.selectedOptions[0]?.defaultSelected && !document.querySelector(".w-field--error")) {
    choice.value = own;
  }
})();
