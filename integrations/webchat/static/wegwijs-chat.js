/* Wegwijs: de chat als één element.
 *
 *   <script src="/static/wegwijs-chat.js" defer></script>
 *   <wegwijs-chat gemeente="almelo" naam="Almelo" telefoon="14 0546"></wegwijs-chat>
 *
 * Waar het gesprek bewaard wordt: in sessionStorage, niet in localStorage. Mensen gebruiken dit
 * in de bibliotheek, bij de buurvrouw of op de telefoon van het gezin. sessionStorage hoort bij
 * één tabblad: het gesprek overleeft een herlading en een weggevallen verbinding, maar is weg als
 * het tabblad dicht gaat, en een volgende gebruiker van dezelfde computer vindt niets terug.
 *
 * Alles wat iemand of de server zegt wordt met DOM-knopen getekend; innerHTML komt hier niet voor.
 */
(() => {
  "use strict";

  const script = document.currentScript;
  const MAX_TEKENS = 4000;
  const LOKETTEN = {
    sociaal_team: "Sociaal team",
    wmo_loket: "Wmo-loket",
    werkplein: "Werkplein",
    kcc: "Een medewerker van de gemeente",
  };
  const T = {
    opnieuw: "Niet verstuurd. Ik probeer het opnieuw.",
    nietDoor: "Bewaard, maar nog niet doorgegeven. Ik probeer het opnieuw.",
    geweigerd: "Niet verstuurd.",
    leest: "Wegwijs leest uw bericht.",
    begint: "Wegwijs begint het gesprek.",
    geenVerbinding: "Er is geen verbinding met Wegwijs. Ik blijf het proberen.",
    nieuw: "U bent een nieuw gesprek begonnen.",
    weg: "Dit gesprek is er niet meer. U kunt een nieuw gesprek beginnen.",
    gewist: "Uw gesprek is verwijderd. Er staat niets meer op dit scherm.",
    wisMislukt: "Verwijderen is niet gelukt. Uw gesprek is er nog. Probeer het straks opnieuw.",
    kiesEerst: "Kruis eerst iets aan. Past niets? Kies dan ‘Geen van deze’ of typ uw antwoord.",
  };

  const STIJL = `
:host { all: initial; display: block; --tekst: var(--wegwijs-tekst, #16212e); --zacht: var(--wegwijs-zacht, #45525f);
  --vlak: var(--wegwijs-vlak, #fff); --achter: var(--wegwijs-achtergrond, #f4f6f9); --lijn: var(--wegwijs-lijn, #76828f);
  --hoofd: var(--wegwijs-hoofdkleur, #154273); --op-hoofd: var(--wegwijs-op-hoofdkleur, #fff);
  --eigen: var(--wegwijs-eigen, #dceaf7); --alarm: #a3001e; --alarm-vlak: #fff4f4; --goed: #1a6b3c; --goed-vlak: #f1faf4;
  font-family: var(--wegwijs-lettertype, system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif);
  font-size: max(18px, 1.125rem); line-height: 1.5; color: var(--tekst); color-scheme: light dark; }
:host([hidden]) { display: none; }
@media (prefers-color-scheme: dark) {
  :host { --tekst: var(--wegwijs-tekst, #eef2f6); --zacht: var(--wegwijs-zacht, #b9c4cf); --vlak: var(--wegwijs-vlak, #1c2631);
    --achter: var(--wegwijs-achtergrond, #111922); --lijn: var(--wegwijs-lijn, #8593a1); --hoofd: var(--wegwijs-hoofdkleur, #9cc8f2);
    --op-hoofd: var(--wegwijs-op-hoofdkleur, #0b1826); --eigen: var(--wegwijs-eigen, #22405e); --alarm: #ff9a9a;
    --alarm-vlak: #34191d; --goed: #8fdcae; --goed-vlak: #14291d; } }
*, ::before, ::after { box-sizing: border-box; }
.kader { display: flex; flex-direction: column; background: var(--achter); max-width: 44em; margin: 0 auto; padding: 0 .9em; }
p, ul, h2, h3, fieldset, legend { margin: 0; padding: 0; border: 0; min-width: 0; }
ul { list-style: none; }
a { color: var(--hoofd); text-underline-offset: .15em; }
button, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
button, .knop { display: inline-flex; align-items: center; justify-content: center; min-height: 2.75em; padding: .5em 1em;
  border: 2px solid var(--hoofd); border-radius: .5em; background: var(--vlak); color: var(--hoofd); font-weight: 600;
  line-height: 1.25; text-align: center; text-decoration: none; cursor: pointer; overflow-wrap: anywhere; scroll-margin-block: 4.5em 2em; }
button:hover, .knop:hover { text-decoration: underline; text-decoration-thickness: .12em; }
button.vol { background: var(--hoofd); color: var(--op-hoofd); }
button.stil { border-color: var(--lijn); color: var(--tekst); font-weight: 400; }
:focus-visible { outline: .2em solid var(--tekst); outline-offset: .15em; box-shadow: 0 0 0 .15em var(--vlak); }
[tabindex="-1"]:focus { outline: none; box-shadow: none; }
[tabindex="-1"]:focus-visible { outline: .12em dashed var(--lijn); outline-offset: .2em; }
.onzichtbaar { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

h2 { font-size: 1em; line-height: 1.35; font-weight: 400; color: var(--zacht); padding: .4em 0; }
h2 strong { color: var(--tekst); }
/* Alleen de knop om weg te gaan blijft in beeld, op een eigen strook: zo ligt hij nooit over de tekst heen. */
.uitgang { position: sticky; top: 0; z-index: 2; display: flex; justify-content: flex-end; margin: 0 -.9em; padding: .3em .9em;
  background: var(--achter); border-bottom: 1px solid var(--lijn); }
.uitgang button { min-height: 44px; padding: .3em .8em; }

.log { display: flex; flex-direction: column; gap: .9em; padding: .8em 0; }
.bericht { max-width: 100%; overflow-wrap: anywhere; scroll-margin: 4.5em 0 2em; }
a[href^="tel:"] { white-space: nowrap; }
.wie { font-size: .85em; font-weight: 600; color: var(--zacht); }
.tekst { white-space: pre-wrap; }
.wegwijs + .wegwijs:not(.inwoner) > .wie { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.inwoner { align-self: flex-end; max-width: min(100%, 34em); background: var(--eigen); border: 1px solid var(--lijn);
  border-radius: .8em .8em .15em .8em; padding: .55em .9em; }
.staat { margin-top: .5em; padding-top: .5em; border-top: 1px dashed var(--lijn); font-size: .95em; }
.staat button { margin-top: .4em; min-height: 44px; background: var(--vlak); }
.vraag.open { background: var(--vlak); border: 1px solid var(--lijn); border-left: .4em solid var(--hoofd); border-radius: .3em; padding: .8em 1em; }
.vraag.open .tekst { font-size: 1.12em; font-weight: 600; line-height: 1.4; }
.crisis { background: var(--alarm-vlak); border: .22em solid var(--alarm); border-radius: .4em; padding: .9em 1em; }
.crisis h3 { display: flex; align-items: center; gap: .5em; font-size: 1.15em; color: var(--alarm); margin-bottom: .35em; }
.crisis h3::before { content: "!"; content: "!" / ""; flex: none; display: grid; place-items: center; width: 1.6em; height: 1.6em; border: .14em solid; border-radius: 50%; font-weight: 800; }
.crisis .tekst a { font-weight: 700; }
.bel { display: flex; flex-wrap: wrap; gap: .6em; margin-top: .8em; }
.bel .knop { background: var(--alarm); border-color: var(--alarm); color: var(--vlak); font-size: 1.12em; }
.fout { background: var(--vlak); border: 2px dashed var(--alarm); border-radius: .4em; padding: .7em 1em; }
.overdracht { background: var(--goed-vlak); border: 2px solid var(--goed); border-radius: .4em; padding: .9em 1em; }
.kaart { margin-top: .8em; padding-top: .8em; border-top: 1px solid var(--goed); }
.kaart dt { font-size: .9em; color: var(--zacht); } .kaart dd { margin: 0 0 .3em; } .kaart dl { margin: 0; }
.kaart .kenmerk { font-size: 1.9em; line-height: 1.25; font-weight: 700; letter-spacing: .08em; font-variant-numeric: tabular-nums; }
.overdracht button { margin-top: .6em; }
.melding { color: var(--zacht); border-left: .25em solid var(--lijn); padding-left: .7em; }

.status { min-height: 1.6em; color: var(--zacht); }
.status button { margin: .4em 0; background: var(--vlak); min-height: 44px; }
.antwoord:not(:empty) { margin: .1em 0 .6em; }
.antwoord .uitleg, legend { color: var(--zacht); margin-bottom: .5em; font-size: 1em; }
.keuzes { display: grid; gap: .6em; grid-template-columns: 1fr; }
.keuzes button { width: 100%; justify-content: flex-start; text-align: left; min-height: 3em; }
.vakje { display: flex; align-items: center; gap: .8em; min-height: 3em; padding: .45em .9em; background: var(--vlak);
  border: 2px solid var(--lijn); border-radius: .5em; cursor: pointer; scroll-margin-block: 4.5em 2em; }
.vakje input { flex: none; width: 1.45em; height: 1.45em; margin: 0; accent-color: var(--hoofd); cursor: pointer; }
.vakje:has(:checked) { border-color: var(--hoofd); box-shadow: inset 0 0 0 1px var(--hoofd); font-weight: 600; }
.vakje:has(:focus-visible) { outline: .2em solid var(--tekst); outline-offset: .15em; }
.vakje input:focus-visible { outline: none; box-shadow: none; }
.daarna { display: flex; flex-wrap: wrap; gap: .6em; margin-top: .8em; }
.daarna .vol { flex: 1 1 9em; } .daarna .stil { flex: 1 1 9em; }
.hint { color: var(--alarm); font-weight: 600; margin-top: .5em; }
@media (min-width: 40em) { .keuzes.veel { grid-template-columns: 1fr 1fr; } }

form { border-top: 1px solid var(--lijn); padding: .7em 0 .8em; }
form button { flex: none; }
label.veld { display: block; font-weight: 600; margin-bottom: .3em; }
.invoer { display: flex; gap: .6em; align-items: flex-end; }
textarea { flex: 1 1 auto; width: 100%; min-width: 0; min-height: 2.9em; max-height: 40vh; padding: .6em .7em; resize: none; display: block;
  border: 2px solid var(--lijn); border-radius: .5em; background: var(--vlak); line-height: 1.4; overflow-y: auto; }
textarea:focus-visible { outline: .2em solid var(--hoofd); outline-offset: 0; border-color: var(--hoofd); }
.toets { font-size: .85em; color: var(--zacht); margin-top: .3em; }
@media (hover: none) { .toets { display: none; } }
@media (max-width: 26em) { .invoer { flex-wrap: wrap; } .invoer button { width: 100%; } }
.voet { display: flex; flex-wrap: wrap; gap: .2em 1.4em; padding: .5em 0 1.2em; border-top: 1px solid var(--lijn); font-size: .95em; }
.voet a, .voet button { display: inline-flex; align-items: center; min-height: 44px; }
.voet button { border: 0; padding: 0; background: none; font-weight: 400; text-decoration: underline; text-underline-offset: .15em; }

dialog { border: 2px solid var(--lijn); border-radius: .6em; padding: 1.2em; max-width: min(30em, calc(100vw - 2em)); background: var(--vlak); color: var(--tekst); }
dialog::backdrop { background: rgb(0 0 0 / .55); }
dialog h3 { font-size: 1.15em; margin-bottom: .4em; } dialog p + p { margin-top: .7em; } dialog .daarna { margin-top: 1.1em; }

/* Bij 400 % zoom is er geen hoogte over: dan schuift ook die knop gewoon mee. */
@media (max-height: 22em) { .uitgang { position: static; } }
@media (min-width: 40em) { .uitgang { margin-top: -2.7em; } h2 { padding-right: 14em; min-height: 2.7em; } }
@media (prefers-reduced-motion: no-preference) { .bericht.nieuw { animation: komt .18s ease-out; } @keyframes komt { from { opacity: 0; } } }
@media (forced-colors: active) { .vraag.open { border-left-color: Highlight; } .vakje:has(:checked) { border-color: Highlight; } .bel .knop, button.vol { border: 2px solid ButtonText; } }
@media print { :host { font-size: 12pt; color: #000; } .uitgang, .antwoord, form, .voet, .status, .overdracht button, .staat { display: none; }
  .kader { background: none; max-width: none; } .bericht { break-inside: avoid; }
  .kader.alleen-overdracht .bericht:not(.overdracht) { display: none; } }
`;
  let blad = null;
  function stijlblad() {
    if (!blad) {
      blad = new CSSStyleSheet();
      blad.replaceSync(STIJL);
    }
    return blad;
  }

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

  // Eerst webadressen ('113.nl' is geen telefoonnummer), dan e-mail, dan nummers.
  const WEB = String.raw`(?:https?:\/\/|www\.)[^\s<>"']*[\w\/]|(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\.(?:nl|org|eu)(?:\/[^\s<>"']*[\w\/])?(?![\w-])`;
  const MAIL = String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
  const BEL = String.raw`(?<![\w+.,:\/-])(?:11[23](?!\s*(?:euro|dagen|uur|jaar|%|,\d))|14\s0\d{2,3}|0800[\s-]\d{4}|0\d{1,3}[\s-]?\d(?:[\s-]?\d){5,8})(?![\w-]|[.,]\d)`;
  const VERWIJZING = new RegExp(`(?<mail>${MAIL})|(?<web>${WEB})|(?<bel>${BEL})`, "giu");

  function belLink(nummer, inhoud = nummer, klasse = null) {
    return maak("a", { href: `tel:${nummer.replace(/\D/g, "")}`, class: klasse }, inhoud);
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
      } else {
        const adres = /^https?:/i.test(stuk) ? stuk : `https://${stuk}`;
        uit.push(maak("a", { href: adres, target: "_blank", rel: "noopener noreferrer" }, stuk, maak("span", { class: "onzichtbaar" }, " (nieuw tabblad)")));
      }
      vanaf = vond.index + stuk.length;
    }
    uit.push(tekst.slice(vanaf));
    return uit.filter((deel) => deel !== "");
  }

  /** Een sleutel die niet te raden is; randomUUID bestaat niet op een adres zonder https. */
  function nieuweSleutel() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  }

  class Geweigerd extends Error {
    constructor(status, problem, wacht) {
      super(problem.detail || problem.title || `fout ${status}`);
      Object.assign(this, { status, problem, wacht });
    }
  }

  class WegwijsChat extends HTMLElement {
    #deel = {};
    #gesprek = null; // {gesprek, sleutel}
    #uitgaand = []; // nog niet beantwoorde eigen berichten, in volgorde
    #open = null; // de vraag die openstaat
    #ronde = 0; // telt op bij wissen of opnieuw: een antwoord uit een vorige ronde telt niet
    #bezig = false;
    #poging = 0;
    #klok = null;
    #nogEens = null;
    #toetsen = false;
    #afmelden = null;

    connectedCallback() {
      if (!this.shadowRoot) this.#bouw();
      this.#afmelden = new AbortController();
      const { signal } = this.#afmelden;
      const meteen = () => this.#nogEens && this.#meteen();
      window.addEventListener("online", meteen, { signal });
      document.addEventListener("visibilitychange", () => document.hidden || meteen(), { signal });
      window.addEventListener("afterprint", () => this.#deel.kader.classList.remove("alleen-overdracht"), { signal });
      this.#begin();
    }

    disconnectedCallback() {
      this.#afmelden.abort();
      this.#stil();
      this.#ronde += 1;
      this.#bezig = false;
    }

    // ---- opbouw -------------------------------------------------------------------------

    #bouw() {
      const naam = this.getAttribute("naam");
      const telefoon = this.getAttribute("telefoon");
      const d = this.#deel;
      d.log = maak("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": "Gesprek met Wegwijs" });
      d.status = maak("div", { class: "status", role: "status" });
      d.antwoord = maak("div", { class: "antwoord" });
      d.veld = maak("textarea", { id: "veld", rows: "1", autocomplete: "off", enterkeyhint: "send", dir: "auto", "aria-describedby": "toets hint" });
      d.hint = maak("p", { class: "hint", id: "hint", role: "alert" });
      d.form = maak("form", { novalidate: true, onsubmit: (e) => this.#verstuur(e) },
        maak("label", { class: "veld", for: "veld" }, "Typ hier uw antwoord"),
        maak("div", { class: "invoer" }, d.veld, maak("button", { class: "vol", type: "submit" }, "Verstuur")),
        maak("p", { class: "toets", id: "toets" }, "Enter is versturen. Shift en Enter samen is een nieuwe regel."),
        d.hint);
      d.dialoog = maak("dialog", { "aria-labelledby": "wistitel" });
      d.kader = maak("section", { class: "kader", lang: "nl", "aria-label": "Chat met Wegwijs" },
        maak("h2", {}, maak("strong", {}, "Wegwijs"), ` is een computerprogramma van de gemeente${naam ? ` ${naam}` : ""}, geen mens.`),
        maak("div", { class: "uitgang" }, maak("button", { type: "button", class: "stil", onclick: () => this.#verlaat() }, "Verlaat deze site snel")),
        d.log, d.antwoord, d.status, d.form,
        maak("div", { class: "voet" },
          // In hetzelfde tabblad: terug is terug, en het gesprek staat er dan weer.
          maak("a", { href: this.getAttribute("privacy") || this.#adres(`/privacy?gemeente=${encodeURIComponent(this.#gemeente)}`) }, "Wat gebeurt er met wat ik vertel?"),
          telefoon ? belLink(telefoon, `Liever bellen: ${telefoon}`) : null,
          maak("button", { type: "button", onclick: () => this.#vraagWissen() }, "Verwijder dit gesprek")),
        d.dialoog);
      d.veld.addEventListener("keydown", (e) => {
        if (e.key === "Enter" && !e.shiftKey && !e.isComposing) this.#verstuur(e);
      });
      d.veld.addEventListener("input", () => this.#groei());
      const wortel = this.attachShadow({ mode: "open" });
      wortel.adoptedStyleSheets = [stijlblad()];
      wortel.append(d.kader);
      wortel.addEventListener("keydown", () => (this.#toetsen = true), true);
      wortel.addEventListener("pointerdown", () => (this.#toetsen = false), true);
    }

    get #gemeente() {
      return this.getAttribute("gemeente") || "almelo";
    }

    #adres(pad) {
      return new URL(pad, this.getAttribute("server") || script?.src || location.href).href;
    }

    #groei() {
      const { veld, hint } = this.#deel;
      veld.style.height = "auto";
      veld.style.height = `${veld.scrollHeight + 4}px`;
      const lang = veld.value.length > MAX_TEKENS;
      this.#zeg(hint, lang ? `Uw bericht is te lang: ${veld.value.length} tekens. Er passen er ${MAX_TEKENS}.` : "");
    }

    #zeg(el, tekst) {
      if (el.textContent !== tekst) el.textContent = tekst;
    }

    // ---- bewaren in dit tabblad -----------------------------------------------------------

    get #plek() {
      return `wegwijs:${this.#gemeente}`;
    }

    #bewaar() {
      try {
        if (!this.#gesprek && !this.#uitgaand.length) sessionStorage.removeItem(this.#plek);
        else {
          const uitgaand = this.#uitgaand.map(({ sleutel, inhoud, tekst }) => ({ sleutel, inhoud, tekst }));
          sessionStorage.setItem(this.#plek, JSON.stringify({ ...this.#gesprek, uitgaand }));
        }
      } catch { /* opslag geblokkeerd: het gesprek werkt, maar overleeft een herlading niet */ }
    }

    #lees() {
      try {
        const bewaard = JSON.parse(sessionStorage.getItem(this.#plek) || "{}");
        if (bewaard.gesprek && bewaard.sleutel) this.#gesprek = { gesprek: bewaard.gesprek, sleutel: bewaard.sleutel };
        this.#uitgaand = Array.isArray(bewaard.uitgaand) ? bewaard.uitgaand : [];
      } catch {
        this.#uitgaand = [];
      }
    }

    // ---- praten met de server ------------------------------------------------------------

    async #roep(methode, pad, inhoud) {
      const kop = { Accept: "application/json", "X-Wegwijs-Gemeente": this.#gemeente };
      if (inhoud) kop["Content-Type"] = "application/json";
      if (this.#gesprek) kop.Authorization = `Bearer ${this.#gesprek.sleutel}`;
      const antwoord = await fetch(this.#adres(`/api/v1/gesprekken${pad}`), {
        method: methode, headers: kop, body: inhoud && JSON.stringify(inhoud),
        cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(60000),
      });
      if (antwoord.status === 204) return null;
      const data = await antwoord.json().catch(() => ({}));
      if (!antwoord.ok) throw new Geweigerd(antwoord.status, data, Number(antwoord.headers.get("Retry-After")) || 0);
      return data;
    }

    async #begin() {
      this.#lees();
      const ronde = this.#ronde;
      const klaar = this.#laatWeten(T.begint);
      try {
        if (this.#gesprek) await this.#herstel(ronde);
        else await this.#openGesprek(ronde);
      } catch (fout) {
        if (ronde !== this.#ronde) return;
        if (fout instanceof Geweigerd && fout.status === 404 && this.#gesprek) {
          this.#vergeet();
          this.#meld(T.nieuw);
          return this.#begin();
        }
        if (fout instanceof Geweigerd && fout.status < 500 && fout.status !== 429) return this.#toon([{ soort: "fout", tekst: fout.message }]);
        this.#later(() => this.#begin(), fout, fout instanceof Geweigerd && fout.status !== 500 ? fout.message : T.geenVerbinding);
        return;
      } finally {
        klaar();
      }
      this.#verwerk();
    }

    async #openGesprek(ronde) {
      let data;
      try {
        data = await this.#roep("POST", "", { gemeente: this.#gemeente });
      } catch (fout) {
        // De motor is weg, maar het gesprek is er: verder typen kan, het wordt bewaard.
        if (!(fout instanceof Geweigerd && fout.problem.gesprek)) throw fout;
        data = { ...fout.problem, berichten: [{ soort: "fout", tekst: fout.message }], wacht: true };
      }
      if (ronde !== this.#ronde) return;
      this.#gesprek = { gesprek: data.gesprek, sleutel: data.sleutel };
      this.#bewaar();
      this.#gelukt();
      this.#toon(data.berichten, { springen: false });
      // Wie al typte voordat de opening er was, ziet zijn bericht eronder staan en niet erboven.
      for (const item of this.#uitgaand) this.#deel.log.append(item.el);
      if (data.wacht) this.#later(() => this.#wachtOpBegin(), null, T.opnieuw.replace("Niet verstuurd. ", ""));
    }

    /** De motor was weg bij het begin: kijken of de opening er nu wel is. */
    async #wachtOpBegin() {
      const ronde = this.#ronde;
      if (this.#uitgaand.length) return this.#verwerk();
      try {
        const data = await this.#roep("GET", `/${this.#gesprek.gesprek}`);
        if (ronde !== this.#ronde || this.#uitgaand.length) return;
        const nieuw = data.berichten.filter((b) => b.van === "wegwijs" && b.soort !== "fout");
        if (!nieuw.length) throw new Error("nog niet");
        this.#gelukt();
        this.#toon(nieuw);
      } catch (fout) {
        if (ronde === this.#ronde) this.#later(() => this.#wachtOpBegin(), fout, T.opnieuw.replace("Niet verstuurd. ", ""));
      }
    }

    /** Na een herlading: alles opnieuw tekenen, zonder het nog eens voor te lezen. */
    async #herstel(ronde) {
      const data = await this.#roep("GET", `/${this.#gesprek.gesprek}`);
      if (ronde !== this.#ronde) return;
      this.#gelukt();
      const { log } = this.#deel;
      log.setAttribute("aria-live", "off");
      log.replaceChildren();
      const uitgaand = new Map(this.#uitgaand.map((item) => [item.sleutel, item]));
      const wachtend = new Map();
      let open = null;
      for (const bericht of data.berichten) {
        if (bericht.van === "inwoner") {
          const el = this.#tekenEigen(bericht.tekst);
          const al = uitgaand.get(bericht.sleutel_bericht);
          uitgaand.delete(bericht.sleutel_bericht);
          if (bericht.wacht) {
            const item = al || { sleutel: bericht.sleutel_bericht, inhoud: bericht.keuzes ? { keuzes: bericht.keuzes } : { tekst: bericht.tekst }, tekst: bericht.tekst };
            Object.assign(item, { el, getoond: true });
            wachtend.set(item.sleutel, item);
          } else open = null;
        } else {
          const el = this.#tekenBericht(bericht);
          if (bericht.vraag) open = { bericht, el };
        }
      }
      for (const item of uitgaand.values()) item.el = this.#tekenEigen(item.tekst);
      this.#uitgaand = [...wachtend.values(), ...uitgaand.values()];
      for (const item of this.#uitgaand) this.#markeer(item, T.opnieuw);
      this.#stelOpen(this.#uitgaand.length ? null : open);
      this.#bewaar();
      if (!data.berichten.some((b) => b.van === "wegwijs" && b.soort !== "fout") && !this.#uitgaand.length) this.#later(() => this.#wachtOpBegin(), null, T.opnieuw.replace("Niet verstuurd. ", ""));
      requestAnimationFrame(() => {
        this.#naar(this.#open?.el || log.lastElementChild, "auto");
        log.setAttribute("aria-live", "polite");
      });
    }

    /** Stuurt wat er ligt, één voor één en in volgorde; wat niet lukt blijft liggen. */
    async #verwerk() {
      if (this.#bezig || !this.#gesprek || !this.#uitgaand.length) return;
      this.#bezig = true;
      this.#stil();
      const ronde = this.#ronde;
      const klaar = this.#laatWeten(T.leest);
      try {
        while (ronde === this.#ronde && this.#uitgaand.length) {
          const item = this.#uitgaand[0];
          const data = await this.#roep("POST", `/${this.#gesprek.gesprek}/berichten`, { ...item.inhoud, sleutel_bericht: item.sleutel });
          if (ronde !== this.#ronde) return;
          if (data.wacht) {
            if (!item.getoond) this.#toon(data.berichten);
            item.getoond = true;
            this.#markeer(item, T.nietDoor);
            this.#later(() => this.#verwerk());
            return;
          }
          this.#uitgaand.shift();
          this.#markeer(item, null);
          this.#bewaar();
          this.#gelukt();
          this.#toon(data.berichten);
        }
      } catch (fout) {
        if (ronde === this.#ronde) this.#mislukt(fout);
      } finally {
        klaar();
        if (ronde === this.#ronde) this.#bezig = false;
      }
    }

    #mislukt(fout) {
      const item = this.#uitgaand[0];
      const status = fout instanceof Geweigerd ? fout.status : 0;
      if (status === 404) return this.#isWeg();
      if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
        // Nog eens sturen helpt niet. De tekst gaat terug in het vak, zodat niets weg is.
        this.#uitgaand.shift();
        this.#bewaar();
        this.#markeer(item, T.geweigerd, false);
        if (item.inhoud.tekst && !this.#deel.veld.value) {
          this.#deel.veld.value = item.inhoud.tekst;
          this.#groei();
        }
        this.#toon([...(fout.problem.berichten || []), { soort: "fout", tekst: fout.message }]);
        if (this.#open) this.#stelOpen(this.#open);
        if (this.#uitgaand.length) this.#later(() => this.#verwerk());
        return;
      }
      if (status && fout.problem.detail && !item.getoond) {
        item.getoond = true;
        this.#toon([...(fout.problem.berichten || []), { soort: "fout", tekst: fout.message }]);
      }
      for (const ander of this.#uitgaand) this.#markeer(ander, status === 503 && ander === item ? T.nietDoor : T.opnieuw);
      this.#later(() => this.#verwerk(), fout);
    }

    /** Probeert later opnieuw: na 1, 2, 4, ... tot 30 seconden, of zo lang als de server vraagt. */
    #later(wat, fout = null, melding = null) {
      clearTimeout(this.#klok);
      this.#nogEens = wat;
      const wachten = Math.max(Math.min(30, 2 ** this.#poging), Math.min(120, fout?.wacht || 0));
      this.#poging += 1;
      this.#klok = setTimeout(() => this.#meteen(), wachten * 1000);
      if (melding) this.#deel.status.replaceChildren(maak("p", {}, ...metLinks(melding)), maak("button", { type: "button", onclick: () => this.#meteen() }, "Probeer nu"));
    }

    #meteen() {
      const wat = this.#nogEens;
      this.#stil();
      wat?.();
    }

    #stil() {
      clearTimeout(this.#klok);
      this.#klok = this.#nogEens = null;
    }

    #gelukt() {
      this.#poging = 0;
      this.#deel.status.replaceChildren();
    }

    /** Zegt na een seconde dat er gewerkt wordt; geeft een functie die dat weer weghaalt. */
    #laatWeten(tekst) {
      const regel = maak("p", {}, tekst);
      const klok = setTimeout(() => this.#deel.status.replaceChildren(regel), 1000);
      return () => {
        clearTimeout(klok);
        regel.remove();
      };
    }

    // ---- wat de inwoner doet -------------------------------------------------------------

    #verstuur(e) {
      e.preventDefault();
      const { veld } = this.#deel;
      const tekst = veld.value.trim();
      // Ook te lange tekst gaat naar de server: staat er iets in dat niet kan wachten, dan volgt het nummer.
      if (!tekst) return veld.focus();
      veld.value = "";
      this.#groei();
      this.#stuur({ tekst }, tekst);
    }

    #stuur(inhoud, tekst) {
      const item = { sleutel: nieuweSleutel(), inhoud, tekst };
      item.el = this.#tekenEigen(tekst);
      const uitKeuzes = this.#deel.antwoord.contains(this.shadowRoot.activeElement);
      this.#sluitVraag();
      if (uitKeuzes) item.el.focus({ preventScroll: true });
      this.#naar(item.el, null, "nearest");
      this.#uitgaand.push(item);
      this.#bewaar();
      if (this.#bezig) return;
      if (this.#nogEens && (this.#uitgaand.length > 1 || !this.#gesprek)) return this.#markeer(item, T.opnieuw);
      this.#verwerk();
    }

    #verlaat() {
      this.#vergeet();
      this.#deel.kader.replaceChildren();
      document.title = "Weer";
      document.body.hidden = true;
      location.replace(this.getAttribute("verlaat") || "https://www.buienradar.nl");
    }

    #vraagWissen() {
      const { dialoog } = this.#deel;
      const fout = maak("p", { class: "hint", role: "alert" });
      const knop = maak("button", { type: "button", class: "vol" }, "Ja, verwijder alles");
      knop.addEventListener("click", async () => {
        knop.disabled = true;
        this.#zeg(fout, "");
        try {
          if (this.#gesprek) await this.#roep("DELETE", `/${this.#gesprek.gesprek}`);
        } catch (e) {
          if (e.status !== 404) {
            knop.disabled = false;
            return this.#zeg(fout, T.wisMislukt);
          }
        }
        dialoog.close();
        this.#vergeet();
        this.#einde(T.gewist);
      });
      const ligtErgens = this.#deel.log.querySelector(".kaart");
      dialoog.replaceChildren(
        maak("h3", { id: "wistitel" }, "Dit gesprek verwijderen?"),
        maak("p", {}, "Wij wissen alles wat u hier vertelde. Dat kan niet terug."),
        ...(ligtErgens ? [maak("p", {}, maak("strong", {}, "Let op: "), "uw vraag ligt al bij een loket. Die wissen wij dan ook. Het loket neemt geen contact meer met u op.")] : []),
        fout,
        maak("div", { class: "daarna" }, knop, maak("button", { type: "button", class: "stil", autofocus: true, onclick: () => dialoog.close() }, "Nee, ga terug")));
      dialoog.showModal();
    }

    #vergeet() {
      this.#ronde += 1;
      this.#bezig = false;
      this.#stil();
      this.#gelukt();
      this.#gesprek = null;
      this.#uitgaand = [];
      this.#bewaar();
      this.#stelOpen(null);
      this.#deel.log.replaceChildren();
      this.#deel.veld.value = "";
      this.#groei();
    }

    #isWeg() {
      const tekst = this.#uitgaand.map((item) => item.inhoud.tekst || "").filter(Boolean).join("\n");
      this.#vergeet();
      this.#deel.veld.value = tekst;
      this.#groei();
      this.#einde(T.weg);
    }

    /** Niets meer te zeggen in dit gesprek; één knop om opnieuw te beginnen. */
    #einde(tekst) {
      const { antwoord, form } = this.#deel;
      const el = this.#meld(tekst);
      form.hidden = true;
      const knop = maak("button", { type: "button", class: "vol", onclick: () => {
        antwoord.replaceChildren();
        form.hidden = false;
        this.#deel.log.replaceChildren();
        this.#begin();
        this.#deel.veld.focus();
      } }, "Begin een nieuw gesprek");
      antwoord.replaceChildren(knop);
      el.tabIndex = -1;
      el.focus();
    }

    // ---- tekenen -------------------------------------------------------------------------

    #plaats(el, nieuw = true) {
      if (nieuw) el.classList.add("nieuw");
      this.#deel.log.append(el);
      return el;
    }

    #wie(naam) {
      return maak("p", { class: "wie" }, `${naam}:`);
    }

    #meld(tekst) {
      return this.#plaats(maak("p", { class: "melding bericht" }, tekst));
    }

    #tekenEigen(tekst) {
      return this.#plaats(maak("div", { class: "bericht inwoner", tabindex: "-1" }, this.#wie("U"), maak("div", { class: "tekst", dir: "auto" }, tekst)));
    }

    #tekenBericht(b) {
      const nummers = new Set();
      const tekst = maak("div", { class: "tekst", dir: "auto" }, ...metLinks(b.tekst || "", nummers));
      const el = maak("div", { class: `bericht wegwijs ${b.vraag ? "vraag" : ""} ${["crisis", "fout", "overdracht"].includes(b.soort) ? b.soort : ""}`, tabindex: "-1" }, this.#wie("Wegwijs"));
      if (b.soort === "crisis") el.append(maak("h3", {}, "Belangrijk: hier is nu hulp"));
      el.append(tekst);
      if (b.soort === "crisis" && nummers.size) el.append(maak("p", { class: "bel" }, ...Array.from(nummers, (nummer) => belLink(nummer, `Bel ${nummer}`, "knop"))));
      const kaarten = b.overdrachten || [];
      for (const o of kaarten) {
        const loket = LOKETTEN[o.loket] || o.loket;
        el.append(maak("div", { class: "kaart" }, maak("dl", {},
          maak("dt", {}, "Uw kenmerk"), maak("dd", { class: "kenmerk" }, o.kenmerk),
          maak("dt", {}, "Gaat naar"), maak("dd", {}, maak("strong", {}, loket), o.regisseur && kaarten.length > 1 ? ", dit loket houdt het overzicht" : ""))));
      }
      if (kaarten.length) el.append(maak("button", { type: "button", onclick: () => this.#print() }, "Print of bewaar dit kenmerk"));
      return this.#plaats(el);
    }

    /** Tekent een antwoord in één keer, zodat een schermlezer het in volgorde voorleest. */
    #toon(berichten, { springen = true } = {}) {
      const actief = this.shadowRoot.activeElement;
      const volgt = actief?.classList.contains("inwoner");
      let open = null;
      let eerste = null;
      for (const b of berichten) {
        const el = this.#tekenBericht(b);
        eerste ??= el;
        if (b.vraag) open = { bericht: b, el };
      }
      if (open && !this.#uitgaand.length) this.#stelOpen(open);
      if (!eerste) return;
      if (springen) this.#naar(eerste);
      // Wie een keuze maakte is zijn plek kwijt: geef een plek terug, zonder toetsenbord op een telefoon.
      if (volgt && springen) {
        const doel = this.#toetsen ? this.#deel.antwoord.querySelector("button, input") || this.#deel.veld : this.#open?.el || eerste;
        doel.focus({ preventScroll: true });
      }
    }

    #naar(el, hoe = null, waar = "start") {
      const rustig = matchMedia("(prefers-reduced-motion: reduce)").matches;
      el?.scrollIntoView({ block: waar, behavior: hoe || (rustig ? "auto" : "smooth") });
    }

    /** Zet bij een eigen bericht hoe het ervoor staat; `null` is: verstuurd, niets te melden. */
    #markeer(item, tekst, knop = true) {
      const staat = item.el.querySelector(".staat");
      if (!tekst) return staat?.remove();
      if (staat?.dataset.tekst === tekst) return;
      staat?.remove();
      item.el.append(maak("div", { class: "staat", "data-tekst": tekst }, maak("p", {}, tekst),
        knop ? maak("button", { type: "button", onclick: () => this.#meteen() }, "Probeer nu") : null));
    }

    #sluitVraag() {
      this.#open?.el.classList.remove("open");
      this.#deel.antwoord.replaceChildren();
      this.#zeg(this.#deel.hint, "");
    }

    #stelOpen(open) {
      this.#sluitVraag();
      this.#open = open;
      if (!open) return;
      open.el.classList.add("open");
      const opties = open.bericht.opties || [];
      if (opties.length) this.#deel.antwoord.append(open.bericht.meerdere ? this.#vakjes(opties) : this.#knoppen(opties));
    }

    #knoppen(opties) {
      return maak("div", { role: "group", "aria-labelledby": "uitleg" },
        maak("p", { class: "uitleg", id: "uitleg" }, "Kies een antwoord, of typ het hieronder."),
        maak("div", { class: `keuzes ${opties.length > 5 ? "veel" : ""}` },
          ...opties.map((o) => maak("button", { type: "button", onclick: () => this.#stuur({ keuzes: [o.waarde] }, o.label) }, o.label))));
    }

    #vakjes(opties) {
      const vakjes = opties.map((o) => {
        const vakje = maak("input", { type: "checkbox", value: o.waarde, checked: o.gekozen === true });
        return { o, vakje, el: maak("label", { class: "vakje" }, vakje, maak("span", {}, o.label)) };
      });
      const hint = maak("p", { class: "hint", role: "alert" });
      const verder = () => {
        const gekozen = vakjes.filter(({ vakje }) => vakje.checked).map(({ o }) => o);
        if (!gekozen.length) return this.#zeg(hint, T.kiesEerst);
        this.#stuur({ keuzes: gekozen.map((o) => o.waarde) }, gekozen.map((o) => o.label).join("\n"));
      };
      const heeftGeen = opties.some((o) => /^(geen|nee|niets|overslaan)/.test(o.waarde));
      return maak("fieldset", {},
        maak("legend", {}, "U mag meer dan één antwoord kiezen. Typen kan ook."),
        maak("div", { class: `keuzes ${opties.length > 5 ? "veel" : ""}` }, ...vakjes.map(({ el }) => el)),
        hint,
        maak("div", { class: "daarna" },
          maak("button", { type: "button", class: "vol", onclick: verder }, "Verder"),
          heeftGeen ? null : maak("button", { type: "button", class: "stil", onclick: () => this.#stuur({ tekst: "geen van deze" }, "Geen van deze") }, "Geen van deze")));
    }

    #print() {
      this.#deel.kader.classList.add("alleen-overdracht");
      window.print();
    }
  }

  if (!customElements.get("wegwijs-chat")) customElements.define("wegwijs-chat", WegwijsChat);
})();
