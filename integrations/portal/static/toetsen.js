// Sneltoetsen voor wie veel met het toetsenbord werkt. Zonder dit bestand werkt alles ook.
// Een toets brengt ergens heen; doen blijft Enter of een klik.
"use strict";

const UIT = /(?:^|;\s*)wegwijs_toetsen=uit(?:;|$)/;
const TYPT = "input, select, textarea, [contenteditable]";

function ga(doel) {
  const klep = doel.closest("details");
  if (klep) klep.open = true;
  if (doel.tagName === "A") {
    doel.click();
  } else {
    doel.focus();
    doel.scrollIntoView({ block: "nearest" });
  }
}

function loop(stap) {
  const rijen = [...document.querySelectorAll("[data-rij]")];
  const nu = rijen.indexOf(document.activeElement);
  const doel = rijen[nu < 0 ? (stap > 0 ? 0 : rijen.length - 1) : nu + stap];
  if (doel) doel.focus();
}

document.addEventListener("keydown", (toets) => {
  if (toets.ctrlKey || toets.metaKey || toets.altKey || toets.isComposing || UIT.test(document.cookie)) return;
  if (toets.target.closest(TYPT)) return;
  if (toets.key === "j" || toets.key === "k") {
    loop(toets.key === "j" ? 1 : -1);
    return;
  }
  const doel = [...document.querySelectorAll("[data-toets]")].find((el) => el.dataset.toets === toets.key);
  if (!doel) return;
  toets.preventDefault();
  ga(doel);
});
