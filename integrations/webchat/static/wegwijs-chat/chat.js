// Het element zelf: opbouw, het verloop van het gesprek, en tekenen.

const KIJK_ELKE = 30000; // ms: zo vaak kijkt een open scherm of een loket geantwoord heeft
const SMAL = "(max-width: 40em), (max-height: 30em)";
const STANDAARD_VERLAAT = "https://www.buienradar.nl";
const SOORT_KLASSE = { crisis: "crisis", fout: "fout", overdracht: "overdracht" };
const LETTERS = ["", "groter", "grootst"];

/** Waaraan een regel van het gesprek te herkennen is, hier en op de server. */
function merkVan(b) {
  return b.van === "inwoner" ? `u:${b.sleutel_bericht}` : `w:${b.soort}:${b.vraag || ""}:${b.tekst}`;
}

class WegwijsChat extends HTMLElement {
  #deel = {};
  #geheugen;
  #tabbladen;
  #server;
  #voorlezer;
  #inspreker = new Inspreker();
  #gesprek = null; // {gesprek, sleutel}
  #over = {}; // naam en telefoon van de gemeente
  #uitgaand = []; // nog niet beantwoorde eigen berichten, in volgorde
  #rij = []; // wat getekend is, in volgorde: {merk, el, wie, bericht}
  #open = null; // de regel met de vraag die openstaat
  #ronde = 0; // telt op bij wissen of opnieuw: een antwoord uit een vorige ronde telt niet
  #beurt = 0; // telt op bij elk eigen bericht
  #begonnen = false;
  #bezig = false;
  #poging = 0;
  #klok = null;
  #nogEens = null;
  #toetsen = false;
  #afmelden = null;

  connectedCallback() {
    if (!this.shadowRoot) this.#bouw();
    this.#tabbladen = new Tabbladen(this.#gemeente, (wat) => this.#vanAnderTabblad(wat));
    this.#afmelden = new AbortController();
    const { signal } = this.#afmelden;
    const wakker = () => {
      if (document.hidden) return;
      if (this.#nogEens) this.#meteen();
      else this.#kijk();
    };
    window.addEventListener("online", () => this.#online(), { signal });
    window.addEventListener("offline", () => this.#status(T.offline), { signal });
    window.addEventListener("pageshow", (e) => e.persisted && wakker(), { signal });
    window.addEventListener("load", () => this.#kleur(), { signal });
    document.addEventListener("visibilitychange", wakker, { signal });
    window.addEventListener("afterprint", () => this.#naPrinten(), { signal });
    const kijkklok = setInterval(() => this.#kijk(), KIJK_ELKE);
    signal.addEventListener("abort", () => clearInterval(kijkklok));
    this.#kleur();
    if (this.#alsKnop) this.#toonStarter();
    else this.#begin();
  }

  disconnectedCallback() {
    this.#afmelden.abort();
    this.#tabbladen.sluit();
    this.#voorlezer.stop();
    this.#inspreker.stop();
    this.#stil();
    this.#ronde += 1;
    this.#bezig = this.#begonnen = false;
  }

  // ---- opbouw ---------------------------------------------------------------------------

  get #gemeente() {
    return this.getAttribute("gemeente") || "";
  }

  get #alsKnop() {
    return this.getAttribute("weergave") === "knop";
  }

  /** Waar de server staat: het attribuut `adres`, anders waar het script vandaan kwam. */
  get #basis() {
    return new URL(this.getAttribute("adres") || SCRIPT || location.href, location.href);
  }

  get #eigenPagina() {
    return this.#basis.origin === location.origin && !this.#alsKnop;
  }

  #bouw() {
    const d = this.#deel;
    this.#geheugen = new Geheugen(this.#gemeente);
    this.#server = new Server(this.#basis, this.#gemeente);
    d.alvast = maak("div", { class: "alvast" }, this.#wie(T.wegwijs), maak("slot"));
    d.alvast.hidden = !this.textContent.trim();
    d.log = maak("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": T.naamGesprek });
    d.status = maak("div", { class: "status", role: "status" });
    d.antwoord = maak("div", { class: "antwoord" });
    d.watIsDit = maak("span");
    d.letters = maakKnop("", "link", () => this.#wisselLetters());
    d.kop = maak("h2", { tabindex: "-1" }, T.wegwijs);
    d.dialoog = maak("dialog", { "aria-labelledby": "dialoogkop" });
    d.kader = maak("section", { class: "kader", "aria-label": "Chat met Wegwijs" },
      maak("div", { class: `balk ${this.#alsKnop ? "vol-balk" : ""}` }, d.kop,
        maakKnop(T.verlaat, "stil", () => this.#verlaat()),
        this.#alsKnop ? maakKnop([T.sluit, onzichtbaar(T.sluitWat)], "stil", () => this.#sluit()) : null),
      maak("div", { class: "wat-is-dit" }, maak("p", {}, d.watIsDit), this.#privacyLink(), d.letters),
      d.alvast, d.log, d.antwoord, d.status,
      maak("div", { class: "form-en-voet" }, this.#bouwForm(), this.#bouwVoet()),
      d.dialoog);
    d.wortel = maak("div", { class: "wortel", lang: "nl" }, ...(this.#alsKnop ? this.#bouwKnop() : [d.kader]));
    const wortel = this.attachShadow({ mode: "open" });
    kleedAan(wortel);
    wortel.append(d.wortel);
    wortel.addEventListener("keydown", () => (this.#toetsen = true), true);
    wortel.addEventListener("pointerdown", () => (this.#toetsen = false), true);
    this.#neemOver({ naam: this.getAttribute("naam"), telefoon: this.getAttribute("telefoon") });
    this.#zetLetters();
    this.#voorlezer = new Voorlezer(() => this.#rij.forEach((regel) => this.#zetLeesknop(regel)));
  }

  #bouwForm() {
    const d = this.#deel;
    d.veld = maak("textarea", { id: "veld", rows: "1", autocomplete: "off", enterkeyhint: "send", dir: "auto", "aria-describedby": "toets hint" });
    d.veld.addEventListener("keydown", (e) => e.key === "Enter" && !e.shiftKey && !e.isComposing && this.#verstuur(e));
    d.veld.addEventListener("input", () => this.#groei());
    d.hint = maak("p", { class: "hint", id: "hint", role: "alert" });
    d.vorige = maakKnop(T.vorige, "link", () => this.#terug());
    d.vorige.hidden = true;
    d.spreek = Inspreker.kan ? maakKnop(T.spreek, "stil", () => this.#spreekIn(), { "aria-pressed": "false" }) : null;
    d.form = maak("form", { novalidate: true, onsubmit: (e) => this.#verstuur(e) },
      maak("div", { class: "veldkop" }, maak("label", { for: "veld" }, T.veld), d.vorige),
      maak("div", { class: "invoer" }, d.veld, maak("button", { class: "vol", type: "submit" }, T.verstuur), d.spreek),
      maak("p", { class: "toets", id: "toets" }, T.toets),
      d.hint);
    return d.form;
  }

  #bouwVoet() {
    const d = this.#deel;
    d.bel = maak("span");
    d.onthoud = maak("input", { type: "checkbox", "aria-describedby": "onthoud-uitleg" });
    d.onthoud.checked = this.#geheugen.onthoudt;
    d.onthoud.addEventListener("change", () => this.#geheugen.onthoud(d.onthoud.checked));
    return maak("div", { class: "voet" }, d.bel,
      maakKnop(T.print, "link", () => this.#print()),
      maakKnop(T.bewaar, "link", () => this.#bewaarAlsTekst()),
      maakKnop(T.verwijder, "link", () => this.#vraagWissen()),
      maak("label", { class: "vakje" }, d.onthoud, maak("span", {}, T.onthoud)),
      maak("p", { class: "uitleg", id: "onthoud-uitleg" }, T.onthoudUitleg));
  }

  #privacyLink() {
    const adres = new URL(this.getAttribute("privacy") || `/privacy?gemeente=${encodeURIComponent(this.#gemeente)}`, this.#basis).href;
    // Op de eigen pagina in hetzelfde tabblad: terug is terug, en het gesprek staat er dan weer.
    return this.#eigenPagina ? maak("a", { href: adres }, T.privacy) : linkErnaast(adres, T.privacy);
  }

  #neemOver(over) {
    for (const [wat, waarde] of Object.entries(over || {})) this.#over[wat] ||= waarde;
    zeg(this.#deel.watIsDit, T.watIsDit(this.#over.naam));
    const { telefoon } = this.#over;
    if (telefoon && !this.#deel.bel.firstChild) this.#deel.bel.append(belLink(telefoon, T.bel(telefoon)));
  }

  /** Donker alleen als de pagina eromheen ook donker kan zijn. */
  #kleur() {
    const meta = document.querySelector('meta[name="color-scheme"]')?.content || "";
    const kan = /dark/.test(`${meta} ${getComputedStyle(document.documentElement).colorScheme}`);
    this.#deel.wortel.classList.toggle("mag-donker", kan && this.getAttribute("kleuren") !== "licht");
  }

  #wisselLetters() {
    this.#geheugen.letters = (this.#geheugen.letters + 1) % LETTERS.length;
    this.#zetLetters();
  }

  #zetLetters() {
    const { wortel, letters } = this.#deel;
    const maat = this.#geheugen.letters;
    wortel.classList.remove("groter", "grootst");
    if (maat) wortel.classList.add(LETTERS[maat]);
    zeg(letters, maat === LETTERS.length - 1 ? T.gewoon : T.groter);
    this.#groei();
  }

  #groei() {
    const { veld, hint } = this.#deel;
    veld.style.height = "auto";
    if (veld.value) veld.style.height = `${veld.scrollHeight + 4}px`;
    const lang = veld.value.length > MAX_TEKENS;
    zeg(hint, lang ? T.teLang(veld.value.length) : "");
  }

  // ---- als knop op een pagina --------------------------------------------------------------

  #bouwKnop() {
    const d = this.#deel;
    d.starter = maakKnop("", "vol starter", () => this.#openPaneel(), { "aria-haspopup": "dialog" });
    d.paneel = maak("dialog", { class: "paneel", "aria-label": T.naamGesprek }, d.kader);
    d.paneel.addEventListener("close", (e) => e.target === d.paneel && this.#toonStarter(true));
    d.paneel.addEventListener("keydown", (e) => {
      if (e.key === "Escape" && !d.dialoog.open && !d.paneel.matches(":modal")) this.#sluit();
    });
    matchMedia(SMAL).addEventListener("change", () => this.#paneelOpen && (this.#verbergPaneel(), this.#toonPaneel()));
    return [d.starter, d.paneel];
  }

  get #paneelOpen() {
    const { paneel } = this.#deel;
    return Boolean(paneel) && (paneel.open || (paneel.popover && paneel.matches(":popover-open")));
  }

  #toonStarter(metFocus = false) {
    const { starter } = this.#deel;
    zeg(starter, this.#gesprek || this.#geheugen.lees().gesprek ? T.startVerder : T.start);
    starter.hidden = false;
    if (starter.showPopover && !starter.popover) {
      starter.popover = "manual";
      starter.showPopover();
    }
    if (metFocus) starter.focus();
  }

  #toonPaneel() {
    const { paneel } = this.#deel;
    // Op een klein scherm is het gesprek het hele scherm: dan hoort de pagina erachter niet mee te doen.
    if (matchMedia(SMAL).matches) paneel.showModal();
    else if (paneel.showPopover) {
      paneel.popover = "manual";
      paneel.showPopover();
    } else paneel.show();
  }

  #verbergPaneel() {
    const { paneel } = this.#deel;
    if (paneel.popover) {
      paneel.hidePopover();
      paneel.popover = null;
    } else paneel.close();
  }

  #openPaneel() {
    const { starter, veld, kop } = this.#deel;
    const metToetsen = this.#toetsen;
    starter.popover = null;
    starter.hidden = true;
    this.#toonPaneel();
    (metToetsen ? veld : kop).focus();
    if (this.#begonnen) this.#kijk();
    else this.#begin();
  }

  #sluit() {
    this.#voorlezer.stop();
    this.#inspreker.stop();
    this.#verbergPaneel();
    this.#toonStarter(true);
  }

  // ---- beginnen en terugkomen ----------------------------------------------------------------

  #bewaar() {
    this.#geheugen.bewaar(this.#gesprek, this.#uitgaand);
    if (this.#deel.onthoud.checked) this.#geheugen.onthoud(true);
    this.#tabbladen.heeftGesprek(Boolean(this.#gesprek));
  }

  async #begin() {
    if (!this.#begonnen) {
      const bewaard = this.#geheugen.lees();
      this.#gesprek = bewaard.gesprek;
      this.#uitgaand = bewaard.uitgaand;
      this.#begonnen = true;
    }
    const ronde = this.#ronde;
    const klaar = this.#laatWeten(T.begint);
    try {
      if (this.#gesprek) await this.#herstel(ronde);
      else await this.#tabbladen.eenTegelijk(() => this.#vindOfOpen(ronde));
    } catch (fout) {
      if (ronde === this.#ronde) this.#beginMislukt(fout);
      return;
    } finally {
      klaar();
    }
    this.#verwerk();
  }

  #beginMislukt(fout) {
    const geweigerd = fout instanceof Geweigerd;
    if (geweigerd && fout.status === 404 && this.#gesprek) {
      this.#vergeet();
      this.#meld(T.nieuw);
      this.#begin();
    } else if (geweigerd && fout.status < 500 && fout.status !== 429) this.#toon([{ soort: "fout", tekst: fout.message }]);
    else this.#later(() => this.#begin(), fout, geweigerd && fout.status !== 500 ? fout.message : T.geenVerbinding);
  }

  /** Het gesprek van een ander tabblad, of een nieuw. */
  async #vindOfOpen(ronde) {
    const ander = await this.#tabbladen.vraagRond();
    if (ronde !== this.#ronde) return;
    if (!ander) return this.#openGesprek(ronde);
    this.#gesprek = ander;
    await this.#herstel(ronde);
  }

  async #openGesprek(ronde) {
    let data;
    try {
      data = await this.#server.open();
    } catch (fout) {
      // De motor is weg, maar het gesprek is er: verder typen kan, het wordt bewaard.
      if (!(fout instanceof Geweigerd && fout.problem.gesprek)) throw fout;
      data = { ...fout.problem, berichten: [{ soort: "fout", tekst: fout.message }], wacht: true };
    }
    if (ronde !== this.#ronde) return;
    this.#gesprek = { gesprek: data.gesprek, sleutel: data.sleutel };
    this.#bewaar();
    this.#gelukt();
    this.#neemOver(data.over);
    this.#toon(data.berichten, { springen: false });
    // Wie al typte voordat de opening er was, ziet zijn bericht eronder staan en niet erboven.
    for (const item of this.#uitgaand) this.#deel.log.append(item.el || this.#tekenUitgaand(item));
    if (data.wacht) this.#later(() => this.#wachtOpBegin(), null, T.probeerOpnieuw);
  }

  /** De motor was weg bij het begin: kijken of de opening er nu wel is. */
  async #wachtOpBegin() {
    const ronde = this.#ronde;
    if (this.#uitgaand.length) return this.#verwerk();
    try {
      const data = await this.#server.lees(this.#gesprek);
      if (ronde !== this.#ronde || this.#uitgaand.length) return;
      const nieuw = data.berichten.filter((b) => b.van === "wegwijs" && b.soort !== "fout");
      if (!nieuw.length) throw new Error("nog niet");
      this.#gelukt();
      this.#toon(nieuw);
    } catch (fout) {
      if (ronde === this.#ronde) this.#later(() => this.#wachtOpBegin(), fout, T.probeerOpnieuw);
    }
  }

  /** Na een herlading of uit een ander tabblad: alles opnieuw tekenen, zonder het nog eens voor te lezen. */
  async #herstel(ronde) {
    const data = await this.#server.lees(this.#gesprek);
    if (ronde !== this.#ronde) return;
    const { log } = this.#deel;
    this.#gelukt();
    this.#neemOver(data.over);
    log.setAttribute("aria-live", "off");
    log.replaceChildren();
    this.#rij = [];
    const uitgaand = new Map(this.#uitgaand.map((item) => [item.sleutel, item]));
    const wachtend = [];
    for (const bericht of data.berichten) {
      const regel = this.#teken(bericht, false);
      if (bericht.van !== "inwoner") continue;
      const al = uitgaand.get(bericht.sleutel_bericht);
      uitgaand.delete(bericht.sleutel_bericht);
      if (!bericht.wacht) continue;
      const inhoud = bericht.keuzes ? { keuzes: bericht.keuzes } : { tekst: bericht.tekst };
      wachtend.push(Object.assign(al || { sleutel: bericht.sleutel_bericht, inhoud, tekst: bericht.tekst }, { el: regel.el, getoond: true }));
    }
    for (const item of uitgaand.values()) this.#tekenUitgaand(item);
    this.#uitgaand = [...wachtend, ...uitgaand.values()];
    for (const item of this.#uitgaand) this.#markeer(item, T.opnieuw);
    this.#zoekOpen();
    this.#bewaar();
    const gezegd = data.berichten.some((b) => b.van === "wegwijs" && b.soort !== "fout");
    if (!gezegd && !this.#uitgaand.length) this.#later(() => this.#wachtOpBegin(), null, T.probeerOpnieuw);
    requestAnimationFrame(() => {
      this.#naar(this.#open?.el || log.lastElementChild, "auto");
      log.setAttribute("aria-live", "polite");
    });
  }

  /** Kijkt of er iets bij kwam: van een loket, of uit een ander tabblad. */
  async #kijk() {
    const { paneel } = this.#deel;
    const rustig = () => this.#gesprek && !this.#bezig && !this.#uitgaand.length && !this.#nogEens;
    if (!rustig() || document.hidden || (paneel && !this.#paneelOpen)) return;
    const { ronde, beurt } = { ronde: this.#ronde, beurt: this.#beurt };
    try {
      const data = await this.#server.leesAlsNieuw(this.#gesprek);
      if (data && ronde === this.#ronde && beurt === this.#beurt && rustig()) this.#werkBij(data.berichten);
    } catch (fout) {
      if (fout.status === 404 && ronde === this.#ronde) this.#isWeg();
    }
  }

  /** Zet erbij wat er nog niet staat, op zijn plaats; wat er staat blijft staan. */
  #werkBij(berichten) {
    const al = new Set();
    let plek = 0;
    let eerste = null;
    for (const bericht of berichten) {
      const merk = merkVan(bericht);
      const past = (regel) => regel.merk === merk && !al.has(regel);
      let hier = this.#rij.findIndex((regel, n) => n >= plek && past(regel));
      if (hier < 0) hier = this.#rij.findIndex(past);
      if (hier < 0) {
        const regel = this.#maakRegel(bericht);
        this.#deel.log.insertBefore(regel.el, this.#rij[plek]?.el || null);
        this.#rij.splice(plek, 0, regel);
        this.#naTekenen(regel);
        eerste ??= regel;
        hier = plek;
      }
      al.add(this.#rij[hier]);
      plek = Math.max(plek, hier + 1);
    }
    this.#zoekOpen();
    if (eerste) this.#naar(eerste.el, null, "nearest");
  }

  #vanAnderTabblad({ soort }) {
    if (soort === "wie" && this.#gesprek) this.#tabbladen.meld("hier", { gesprek: this.#gesprek });
    else if (soort === "nieuw") this.#kijk();
    else if (soort === "weg") this.#ga();
    else if (soort === "gewist") {
      const had = this.#gesprek;
      this.#vergeet();
      if (had) this.#einde(T.gewist);
    }
  }

  // ---- versturen ---------------------------------------------------------------------------

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
        const data = await this.#server.stuur(this.#gesprek, item.inhoud, item.sleutel);
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
        this.#tabbladen.meld("nieuw");
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
      const open = this.#open;
      this.#toon([...(fout.problem.berichten || []), { soort: "fout", tekst: fout.message }]);
      if (open) this.#stelOpen(open);
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
    if (melding) this.#status(melding, maakKnop(T.probeer, "stil", () => this.#meteen()));
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

  #online() {
    if (this.#deel.status.textContent === T.offline) this.#deel.status.replaceChildren();
    if (this.#nogEens) this.#meteen();
    else this.#kijk();
  }

  #status(tekst, ...erbij) {
    this.#deel.status.replaceChildren(maak("p", {}, ...metLinks(tekst)), ...erbij);
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

  // ---- wat de inwoner doet -------------------------------------------------------------------

  #verstuur(e) {
    e.preventDefault();
    const { veld } = this.#deel;
    const tekst = veld.value.trim();
    this.#inspreker.stop();
    // Ook te lange tekst gaat naar de server: staat er iets in dat niet kan wachten, dan volgt het nummer.
    if (!tekst) return veld.focus();
    veld.value = "";
    this.#groei();
    this.#stuur({ tekst }, tekst);
  }

  #stuur(inhoud, tekst) {
    const item = { sleutel: nieuweSleutel(), inhoud, tekst };
    const { antwoord, log } = this.#deel;
    const actief = this.shadowRoot.activeElement;
    const plekKwijt = antwoord.contains(actief) || (log.contains(actief) && actief.matches("button"));
    this.#beurt += 1;
    this.#voorlezer.stop();
    // Wie een knop gebruikte die nu verdwijnt, krijgt zijn eigen bericht als plek. Een schermlezer
    // leest dat door de focus; dan hoeft het log het niet nog eens te zeggen.
    this.#tekenUitgaand(item, plekKwijt);
    this.#sluitVraag();
    if (plekKwijt) item.el.focus({ preventScroll: true });
    this.#naar(item.el, null, "nearest");
    this.#uitgaand.push(item);
    this.#bewaar();
    this.#deel.vorige.hidden = false;
    if (this.#bezig) return;
    if (this.#nogEens && (this.#uitgaand.length > 1 || !this.#gesprek)) return this.#markeer(item, T.opnieuw);
    this.#verwerk();
  }

  #terug() {
    this.#stuur({ tekst: T.TERUG }, T.TERUG);
  }

  async #spreekIn() {
    const { veld, spreek, hint } = this.#deel;
    if (this.#inspreker.bezig) return this.#inspreker.stop();
    const vooraf = veld.value ? `${veld.value.trimEnd()} ` : "";
    const zet = (aan) => {
      spreek.setAttribute("aria-pressed", String(aan));
      zeg(spreek, aan ? T.stopSpreken : T.spreek);
    };
    zeg(hint, "");
    await this.#inspreker.begin({
      magWeg: () => this.#vraag(T.spraakKop, T.spraakUitleg, T.spraakJa, T.spraakNee),
      hoor: (tekst) => {
        veld.value = vooraf + tekst;
        this.#groei();
      },
      klaar: () => zet(false),
      mislukt: () => zeg(hint, T.spraakMislukt),
    });
    zet(this.#inspreker.bezig);
  }

  #verlaat() {
    this.#tabbladen.meld("weg");
    this.#ga();
  }

  /** Leeg, en weg. De nieuwe pagina komt in de geschiedenis op de plaats van deze. */
  #ga() {
    this.#vergeet();
    this.#geheugen.wisLetters();
    this.#deel.kader.replaceChildren();
    this.textContent = "";
    document.title = "Weer";
    document.body.hidden = true;
    location.replace(this.getAttribute("verlaat") || STANDAARD_VERLAAT);
  }

  /** Een vraag in de pagina zelf; geeft of er ja gezegd is. `ja` mag ook werk doen dat eerst moet lukken. */
  #vraag(kop, uitleg, ja, nee, { erbij = [], doe = async () => {}, misluktTekst = "" } = {}) {
    const { dialoog } = this.#deel;
    return new Promise((klaar) => {
      const fout = maak("p", { class: "hint", role: "alert" });
      const knop = maakKnop(ja, "vol", async () => {
        knop.disabled = true;
        zeg(fout, "");
        try {
          await doe();
        } catch {
          knop.disabled = false;
          return zeg(fout, misluktTekst);
        }
        dialoog.returnValue = "ja";
        dialoog.close("ja");
      });
      dialoog.returnValue = "";
      dialoog.addEventListener("close", () => klaar(dialoog.returnValue === "ja"), { once: true });
      dialoog.replaceChildren(maak("h3", { id: "dialoogkop" }, kop), maak("p", {}, uitleg), ...erbij, fout,
        maak("div", { class: "daarna" }, knop, maakKnop(nee, "stil", () => dialoog.close(""), { autofocus: true })));
      dialoog.showModal();
    });
  }

  async #vraagWissen() {
    const ligtErgens = this.#deel.log.querySelector(".kaart");
    const wis = async () => {
      try {
        if (this.#gesprek) await this.#server.wis(this.#gesprek);
      } catch (fout) {
        if (fout.status !== 404) throw fout;
      }
    };
    const erbij = ligtErgens ? [maak("p", {}, maak("strong", {}, T.letOp), T.wisLoket)] : [];
    if (!(await this.#vraag(T.wisKop, T.wisUitleg, T.wisJa, T.wisNee, { erbij, doe: wis, misluktTekst: T.wisMislukt }))) return;
    this.#tabbladen.meld("gewist");
    this.#vergeet();
    this.#einde(T.gewist);
  }

  #vergeet() {
    const { log, veld, alvast, vorige, onthoud } = this.#deel;
    this.#ronde += 1;
    this.#bezig = this.#begonnen = false;
    this.#stil();
    this.#gelukt();
    this.#voorlezer.stop();
    this.#inspreker.stop();
    this.#gesprek = null;
    this.#uitgaand = [];
    this.#rij = [];
    onthoud.checked = false;
    this.#geheugen.wis();
    this.#tabbladen.heeftGesprek(false);
    this.#stelOpen(null);
    log.replaceChildren();
    alvast.hidden = vorige.hidden = true;
    veld.value = "";
    this.#groei();
  }

  #isWeg() {
    const tekst = this.#uitgaand.map((item) => item.inhoud.tekst || "").filter(Boolean).join("\n") || this.#deel.veld.value;
    this.#vergeet();
    this.#deel.veld.value = tekst;
    this.#groei();
    this.#einde(T.weg);
  }

  /** Niets meer te zeggen in dit gesprek; één knop om opnieuw te beginnen. */
  #einde(tekst) {
    const { antwoord, form, log, veld } = this.#deel;
    const el = this.#meld(tekst);
    form.hidden = true;
    antwoord.replaceChildren(maakKnop(T.begin, "vol", () => {
      antwoord.replaceChildren();
      form.hidden = false;
      log.replaceChildren();
      this.#begin();
      veld.focus();
    }));
    el.tabIndex = -1;
    el.focus();
  }

  // ---- tekenen ---------------------------------------------------------------------------------

  #wie(naam) {
    return maak("p", { class: "wie" }, `${naam}:`);
  }

  #plaats(el, nieuw = true) {
    this.#deel.alvast.hidden = true;
    if (nieuw) el.classList.add("nieuw");
    this.#deel.log.append(el);
    return el;
  }

  #meld(tekst) {
    return this.#plaats(maak("p", { class: "melding bericht" }, tekst));
  }

  #tekenUitgaand(item, stil = false) {
    const regel = this.#maakRegel({ van: "inwoner", tekst: item.tekst, sleutel_bericht: item.sleutel });
    if (stil) regel.el.setAttribute("aria-live", "off");
    this.#zetErbij(regel, true);
    item.el = regel.el;
    return regel.el;
  }

  #teken(bericht, nieuw = true) {
    const regel = this.#maakRegel(bericht);
    this.#zetErbij(regel, nieuw);
    return regel;
  }

  #zetErbij(regel, nieuw) {
    // Wie twee keer achter elkaar praat, hoeft niet twee keer genoemd te worden (wel voor een schermlezer).
    if (this.#rij.at(-1)?.wie === regel.wie && regel.wie !== T.u) regel.el.classList.add("volgt");
    this.#rij.push(regel);
    this.#plaats(regel.el, nieuw);
    this.#naTekenen(regel);
  }

  #maakRegel(bericht) {
    const vanInwoner = bericht.van === "inwoner";
    const wie = vanInwoner ? T.u : bericht.van_naam || T.wegwijs;
    return { merk: merkVan(bericht), wie, bericht, el: vanInwoner ? this.#maakEigen(bericht) : this.#maakBericht(bericht, wie) };
  }

  #maakEigen(bericht) {
    return maak("div", { class: "bericht inwoner", tabindex: "-1" }, this.#wie(T.u), maak("div", { class: "tekst", dir: "auto" }, bericht.tekst));
  }

  #maakBericht(b, wie) {
    const nummers = new Set();
    const kort = !b.tekst?.includes("\n") && (b.tekst?.length || 0) < 110;
    const tekst = maak("div", { class: `tekst ${kort ? "kort" : ""}`, dir: "auto" }, ...metLijsten(b.tekst || "", nummers));
    const klassen = ["bericht", "wegwijs", b.vraag && "vraag", b.van_loket && "loket", SOORT_KLASSE[b.soort]].filter(Boolean);
    const el = maak("div", { class: klassen.join(" "), tabindex: "-1" }, this.#wie(wie));
    if (b.soort === "crisis") el.append(maak("h3", {}, T.crisis));
    el.append(tekst);
    if (b.soort === "crisis" && nummers.size) el.append(maak("p", { class: "bel" }, ...Array.from(nummers, (nummer) => belLink(nummer, T.belKnop(nummer), "knop"))));
    if (b.vraag && Number.isInteger(b.nog)) el.append(maak("p", { class: "nog" }, T.nog(b.nog)));
    const kaarten = b.overdrachten || [];
    for (const o of kaarten) {
      el.append(maak("div", { class: "kaart" }, maak("dl", {},
        maak("dt", {}, T.kenmerk), maak("dd", { class: "kenmerk" }, o.kenmerk),
        maak("dt", {}, T.loket), maak("dd", {}, maak("strong", {}, o.naam || o.loket), o.regisseur && kaarten.length > 1 ? T.overzicht : ""))));
    }
    if (kaarten.length) el.append(maakKnop(T.printKenmerk, "", () => this.#print(true)));
    return el;
  }

  /** Knoppen bij een bericht komen ná het bericht, en stil: een schermlezer leest dan alleen wat er gezegd is. */
  #naTekenen(regel) {
    requestAnimationFrame(() => this.#zetLeesknop(regel));
  }

  #acties(el) {
    let acties = el.querySelector(".acties");
    if (!acties) el.append((acties = maak("div", { class: "acties", "aria-live": "off" })));
    return acties;
  }

  #zetLeesknop({ el, bericht }) {
    if (!this.#voorlezer.stem || bericht.van === "inwoner" || !bericht.tekst || el.querySelector(".lees")) return;
    const knop = maakKnop("", "link lees", () => this.#voorlezer.wissel(bericht.tekst, zet));
    const zet = (leest) => knop.replaceChildren(...(leest ? [T.stopLezen] : [T.lees, onzichtbaar(T.leesWat)]));
    zet(false);
    this.#acties(el).prepend(knop);
  }

  /** Tekent een antwoord in één keer, zodat een schermlezer het in volgorde voorleest. */
  #toon(berichten, { springen = true } = {}) {
    const regels = berichten.map((bericht) => this.#teken(bericht));
    if (!this.#uitgaand.length) this.#zoekOpen();
    if (regels.length && springen) this.#naar(regels[0].el);
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
    item.el.append(maak("div", { class: "staat", "data-tekst": tekst }, maak("p", {}, tekst), knop ? maakKnop(T.probeer, "stil", () => this.#meteen()) : null));
  }

  /** Opent de laatste vraag waar nog geen antwoord op is; niets als er nog iets onderweg is. */
  #zoekOpen() {
    const laatste = this.#rij.findLastIndex(({ bericht }) => bericht.van === "inwoner");
    const open = this.#uitgaand.length ? null : this.#rij.slice(laatste + 1).findLast(({ bericht }) => bericht.vraag) || null;
    this.#deel.vorige.hidden = laatste < 0;
    if (open === this.#open && open?.el.classList.contains("open")) return;
    this.#stelOpen(open);
    if (open && laatste >= 0) this.#zetWijzig(this.#rij[laatste]);
  }

  #zetWijzig({ el, bericht }) {
    if (bericht.tekst !== T.TERUG) this.#acties(el).append(maakKnop(T.wijzig, "link wijzig", () => this.#terug()));
  }

  #sluitVraag() {
    this.#open?.el.classList.remove("open");
    this.#deel.log.querySelectorAll(".wijzig").forEach((knop) => knop.parentNode.remove());
    this.#deel.antwoord.replaceChildren();
    zeg(this.#deel.hint, "");
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
      maak("p", { class: "uitleg", id: "uitleg" }, T.kies),
      maak("div", { class: `keuzes ${opties.length > 5 ? "veel" : ""}` },
        ...opties.map((o) => maakKnop(o.label, "", () => this.#stuur({ keuzes: [o.waarde] }, o.label)))));
  }

  #vakjes(opties) {
    const stuurAlleen = (o, klasse) => maakKnop(o.label, klasse, () => this.#stuur({ keuzes: [o.waarde] }, o.label));
    const laatste = opties.findLastIndex((o) => !o.alleen);
    if (laatste < 0) return this.#knoppen(opties);
    const vakjes = opties.filter((o) => !o.alleen).map((o) => {
      const vakje = maak("input", { type: "checkbox", value: o.waarde, checked: o.gekozen === true });
      return { o, vakje, el: maak("label", { class: "vakje" }, vakje, maak("span", {}, o.label)) };
    });
    const hint = maak("p", { class: "hint", role: "alert" });
    const verder = () => {
      const gekozen = vakjes.filter(({ vakje }) => vakje.checked).map(({ o }) => o);
      if (!gekozen.length) return zeg(hint, T.kiesEerst(opties.find((o) => o.alleen)?.label || T.geen));
      this.#stuur({ keuzes: gekozen.map((o) => o.waarde) }, gekozen.map((o) => o.label).join("\n"));
    };
    // Wat niet naast een ander kan is een knop die meteen geldt: op zijn plaats in de rij, of na 'Verder'.
    const erna = opties.slice(laatste + 1).map((o) => stuurAlleen(o, "stil"));
    if (vakjes.length === opties.length) erna.push(maakKnop(T.geen, "stil", () => this.#stuur({ tekst: "geen van deze" }, T.geen)));
    return maak("fieldset", {},
      maak("legend", {}, T.kiesMeer),
      maak("div", { class: `keuzes ${opties.length > 5 ? "veel" : ""}` }, 
        ...opties.slice(0, laatste + 1).map((o) => (o.alleen ? stuurAlleen(o, "") : vakjes.find((een) => een.o === o).el))),
      hint,
      maak("div", { class: "daarna" }, maakKnop(T.verder, "vol", verder), ...erna));
  }

  // ---- meenemen ----------------------------------------------------------------------------------

  #printblad = null;

  #print(alleenOverdracht = false) {
    this.#deel.kader.classList.toggle("alleen-overdracht", alleenOverdracht);
    if (!this.#eigenPagina) {
      // Op de pagina van een ander: alleen het gesprek, niet de pagina eromheen.
      this.#printblad = new CSSStyleSheet();
      this.#printblad.replaceSync("@media print { body *:not(:has(wegwijs-chat)):not(wegwijs-chat) { display: none !important; } }");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#printblad];
    }
    window.print();
  }

  #naPrinten() {
    this.#deel.kader.classList.remove("alleen-overdracht");
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((een) => een !== this.#printblad);
  }

  #bewaarAlsTekst() {
    const kaarten = this.#rij.flatMap(({ bericht }) => bericht.overdrachten || []);
    const delen = [
      `${T.naamGesprek}${this.#over.naam ? `, gemeente ${this.#over.naam}` : ""}, ${new Date().toLocaleString("nl-NL", { dateStyle: "long", timeStyle: "short" })}`,
      ...kaarten.map((o) => `${T.kenmerk}: ${o.kenmerk}\n${T.loket}: ${o.naam || o.loket}${o.telefoon ? ` (${o.telefoon})` : ""}`),
      ...this.#rij.map(({ wie, bericht }) => `${wie}: ${bericht.tekst}`),
    ];
    const adres = URL.createObjectURL(new Blob([delen.join("\n\n") + "\n"], { type: "text/plain;charset=utf-8" }));
    maak("a", { href: adres, download: T.bestand }).click();
    setTimeout(() => URL.revokeObjectURL(adres), 10000);
  }
}

if (!customElements.get("wegwijs-chat")) customElements.define("wegwijs-chat", WegwijsChat);
