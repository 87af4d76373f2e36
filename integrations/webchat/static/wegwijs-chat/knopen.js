// DOM-knopen maken. innerHTML komt nergens voor: wat iemand of de server zegt blijft tekst.

/** Een element met eigenschappen en kinderen; tekst wordt altijd een tekstknoop. */
function maak(naam, eigen = {}, ...kinderen) {
  const el = document.createElement(naam);
  for (const [sleutel, waarde] of Object.entries(eigen)) {
    if (waarde === null || waarde === undefined || waarde === false) continue;
    if (sleutel.startsWith("on")) el.addEventListener(sleutel.slice(2), waarde);
    else el.setAttribute(sleutel, waarde === true ? "" : waarde);
  }
  el.append(...kinderen.filter((kind) => kind !== null));
  return el;
}

/** Een gewone knop. */
function maakKnop(tekst, klasse, onclick, eigen = {}) {
  return maak("button", { type: "button", class: klasse, onclick, ...eigen }, ...[tekst].flat());
}

/** Verborgen voor het oog, niet voor een schermlezer. */
function onzichtbaar(tekst) {
  return maak("span", { class: "onzichtbaar" }, tekst);
}

// Eerst webadressen ('113.nl' is geen telefoonnummer), dan e-mail, dan nummers.
const WEB = String.raw`(?:https?:\/\/|www\.)[^\s<>"']*[\w\/]|(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\.(?:nl|org|eu)(?:\/[^\s<>"']*[\w\/])?(?![\w-])`;
const MAIL = String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
const BEL = String.raw`(?<![\w+.,:\/-])(?:11[23](?!\s*(?:euro|dagen|uur|jaar|%|,\d))|14\s0\d{2,3}|0800[\s-]\d{4}|0\d{1,3}[\s-]?\d(?:[\s-]?\d){5,8})(?![\w-]|[.,]\d)`;
const VERWIJZING = new RegExp(`(?<mail>${MAIL})|(?<web>${WEB})|(?<bel>${BEL})`, "giu");

function belLink(nummer, inhoud = nummer, klasse = null) {
  return maak("a", { href: `tel:${nummer.replace(/\D/g, "")}`, class: klasse }, inhoud);
}

/** Een link die de pagina laat staan. */
function linkErnaast(adres, tekst) {
  return maak("a", { href: adres, target: "_blank", rel: "noopener noreferrer" }, tekst, onzichtbaar(T.nieuwTabblad));
}

/** De tekst als knopen, met nummers en adressen als link; `nummers` krijgt elk gevonden nummer. */
function metLinks(tekst, nummers = new Set()) {
  const uit = [];
  let vanaf = 0;
  for (const vond of tekst.matchAll(VERWIJZING)) {
    uit.push(tekst.slice(vanaf, vond.index));
    const stuk = vond[0];
    if (vond.groups.mail) uit.push(maak("a", { href: `mailto:${stuk}` }, stuk));
    else if (vond.groups.bel) {
      nummers.add(stuk);
      uit.push(belLink(stuk));
    } else uit.push(linkErnaast(/^https?:/i.test(stuk) ? stuk : `https://${stuk}`, stuk));
    vanaf = vond.index + stuk.length;
  }
  uit.push(tekst.slice(vanaf));
  return uit.filter((deel) => deel !== "");
}

const PUNT = /^\s*(?:- |(\d{1,2})\. )(?=\S)/;

/** Als `metLinks`, met regels die met een streepje of een cijfer beginnen als echte lijst. */
function metLijsten(tekst, nummers = new Set()) {
  const uit = [];
  for (const regel of tekst.split("\n")) {
    const vorige = uit.at(-1);
    const [punt, cijfer] = regel.match(PUNT) || [];
    const soort = punt ? (cijfer ? "OL" : "UL") : "";
    if (soort && vorige?.soort !== soort) uit.push({ soort, begin: cijfer, punten: [regel.slice(punt.length)] });
    else if (soort) vorige.punten.push(regel.slice(punt.length));
    // Wat inspringt hoort nog bij het punt erboven.
    else if (vorige?.soort && /^\s+\S/.test(regel)) vorige.punten.push(`${vorige.punten.pop()}\n${regel.trim()}`);
    else if (vorige && !vorige.soort) vorige.punten[0] += `\n${regel}`;
    else uit.push({ soort, punten: [regel] });
  }
  return uit.flatMap(({ soort, begin, punten }) => {
    if (!soort) return metLinks(punten[0], nummers);
    return maak(soort, { start: begin > 1 ? begin : null }, ...punten.map((punt) => maak("li", {}, ...metLinks(punt, nummers))));
  });
}

/** Zet tekst alleen als zij verandert: een schermlezer leest haar anders nog eens. */
function zeg(el, tekst) {
  if (el.textContent !== tekst) el.textContent = tekst;
}

let blad = null;
/** Geeft een schaduwboom zijn stijl, zonder style-attribuut of -tag: die weigert een strenge CSP. */
function kleedAan(wortel) {
  if (!("adoptedStyleSheets" in wortel)) return wortel.append(maak("style", {}, STIJL)); // Safari tot 16.4
  if (!blad) {
    blad = new CSSStyleSheet();
    blad.replaceSync(STIJL);
  }
  wortel.adoptedStyleSheets = [blad];
}
