// Waar het gesprek op dit apparaat bewaard wordt.
//
// Gewoon in sessionStorage. Mensen gebruiken dit in de bibliotheek, bij de buurvrouw of op de
// telefoon van het gezin. sessionStorage hoort bij één tabblad: het gesprek overleeft een herlading
// en een weggevallen verbinding, maar is weg als het tabblad dicht gaat. Alleen wie er zelf om
// vraagt ('Onthoud dit gesprek') laat de sleutel achter in localStorage. Wat nog niet verstuurd is
// gaat dan mee, anders was het weg als het tabblad dicht ging.

/** Een sleutel die niet te raden is; randomUUID bestaat niet op een adres zonder https. */
function nieuweSleutel() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}

/** De opslag, of null waar de browser haar weigert: dan werkt het gesprek, maar overleeft het niets. */
function opslag(naam) {
  try {
    return window[naam];
  } catch {
    return null;
  }
}

class Geheugen {
  #plek;

  constructor(gemeente) {
    this.#plek = `wegwijs:${gemeente}`;
  }

  /** {gesprek, sleutel, uitgaand}; zonder gesprek als er niets bewaard is. */
  lees() {
    const hier = this.#uit("sessionStorage");
    const altijd = this.#uit("localStorage");
    const bewaard = hier.gesprek ? hier : altijd.gesprek ? altijd : hier;
    const heel = Boolean(bewaard.gesprek && bewaard.sleutel);
    return { gesprek: heel ? { gesprek: bewaard.gesprek, sleutel: bewaard.sleutel } : null, uitgaand: Array.isArray(bewaard.uitgaand) ? bewaard.uitgaand : [] };
  }

  bewaar(gesprek, uitgaand) {
    if (!gesprek && !uitgaand.length) return this.#in("sessionStorage", null);
    const alles = { ...gesprek, uitgaand: uitgaand.map(({ sleutel, inhoud, tekst }) => ({ sleutel, inhoud, tekst })) };
    this.#in("sessionStorage", alles);
    if (this.onthoudt) this.#in("localStorage", alles);
  }

  get onthoudt() {
    return Boolean(this.#uit("localStorage").gesprek);
  }

  onthoud(ja) {
    this.#in("localStorage", ja ? this.#uit("sessionStorage") : null);
  }

  wis() {
    this.#in("sessionStorage", null);
    this.#in("localStorage", null);
  }

  get letters() {
    return this.#uit("sessionStorage", ":letters").maat || 0;
  }

  set letters(maat) {
    this.#in("sessionStorage", maat ? { maat } : null, ":letters");
  }

  wisLetters() {
    this.letters = 0;
  }

  #uit(naam, wat = "") {
    try {
      return JSON.parse(opslag(naam)?.getItem(this.#plek + wat) || "{}");
    } catch {
      return {};
    }
  }

  #in(naam, waarde, wat = "") {
    try {
      if (waarde && Object.keys(waarde).length) opslag(naam)?.setItem(this.#plek + wat, JSON.stringify(waarde));
      else opslag(naam)?.removeItem(this.#plek + wat);
    } catch { /* opslag vol of geblokkeerd */ }
  }
}
