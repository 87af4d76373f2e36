// Voorlezen en inspreken, alleen waar de browser het kan.

/** Leest berichten voor met een Nederlandse stem van het apparaat zelf. */
class Voorlezer {
  #bezig = null;

  /** Roept `klaar` zodra er zo'n stem is; nooit als die er niet is. */
  constructor(klaar) {
    const spraak = window.speechSynthesis;
    if (!spraak || !("SpeechSynthesisUtterance" in window)) return;
    const kijk = () => {
      // Een stem op afstand zou de tekst naar een ander bedrijf sturen.
      this.stem = spraak.getVoices().find((stem) => stem.localService && /^nl\b/i.test(stem.lang)) || null;
      if (this.stem) klaar();
    };
    spraak.addEventListener?.("voiceschanged", kijk);
    kijk();
  }

  /** Begint of stopt; `veranderd(leest)` hoort hoe het ervoor staat. */
  wissel(tekst, veranderd) {
    const zelfde = this.#bezig === veranderd;
    this.stop();
    if (zelfde) return;
    const uiting = new SpeechSynthesisUtterance(tekst);
    Object.assign(uiting, { voice: this.stem, lang: this.stem.lang, rate: 0.95 });
    uiting.onend = uiting.onerror = () => this.#bezig === veranderd && this.#af();
    this.#bezig = veranderd;
    veranderd(true);
    speechSynthesis.speak(uiting);
  }

  stop() {
    if (!this.#bezig) return;
    this.#af();
    speechSynthesis.cancel();
  }

  #af() {
    const veranderd = this.#bezig;
    this.#bezig = null;
    veranderd?.(false);
  }
}

const Herkenner = window.SpeechRecognition || window.webkitSpeechRecognition;

/** Maakt tekst van spraak. Kan de browser dat niet op het apparaat zelf, dan vraagt `magWeg()` eerst of het mag. */
class Inspreker {
  #luistert = null;
  #toegestaan = false;

  static get kan() {
    return Boolean(Herkenner);
  }

  get bezig() {
    return Boolean(this.#luistert);
  }

  async begin({ magWeg, hoor, klaar, mislukt }) {
    const hier = await this.#opApparaat();
    if (!hier && !this.#toegestaan && !(this.#toegestaan = await magWeg())) return;
    const luisteraar = new Herkenner();
    Object.assign(luisteraar, { lang: "nl-NL", interimResults: true, continuous: true });
    if (hier) luisteraar.processLocally = true;
    luisteraar.onresult = (e) => hoor(Array.from(e.results, (r) => r[0].transcript).join(" ").replace(/\s+/g, " ").trim());
    luisteraar.onerror = (e) => e.error !== "no-speech" && e.error !== "aborted" && mislukt();
    luisteraar.onend = () => {
      this.#luistert = null;
      klaar();
    };
    this.#luistert = luisteraar;
    try {
      luisteraar.start();
    } catch {
      this.#luistert = null;
      klaar();
      mislukt();
    }
  }

  stop() {
    this.#luistert?.stop();
  }

  async #opApparaat() {
    try {
      return (await Herkenner.available?.({ langs: ["nl-NL"], processLocally: true })) === "available";
    } catch {
      return false;
    }
  }
}
