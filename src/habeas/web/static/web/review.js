// Keys for the review pages: a control that carries data-key is pressed by that key, unless somebody is writing in a field.
// Everything works without this file, by the buttons themselves.
"use strict";
const writing = (element) => element.matches("textarea, select, input:not([type=checkbox]):not([type=submit])");
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const focused = document.activeElement || document.body;
  if (event.key === "Escape") { focused.blur(); return; }
  if (writing(focused)) return;
  const key = event.key.toLowerCase();
  const control = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
  if (!control) return;
  event.preventDefault();
  if (writing(control)) { const folded = control.closest("details"); if (folded) folded.open = true; control.focus(); control.select?.(); } else { control.click(); }
});
