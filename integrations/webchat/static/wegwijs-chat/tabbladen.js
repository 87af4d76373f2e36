// Tabbladen van dezelfde website delen één gesprek, zolang er een open is.
//
// Een nieuw tabblad vraagt rond wie er een gesprek heeft. Wie er een heeft houdt een gedeeld slot
// vast: zo weet een nieuw tabblad meteen of vragen zin heeft.

const LANGST_WACHTEN = 1000; // ms, als er een ander tabblad is
const KORT_WACHTEN = 120; // ms, als dat niet te weten is (zonder https)

class Tabbladen {
  #kanaal = null;
  #naam;
  #laatLos = null;

  constructor(gemeente, luister) {
    this.#naam = `wegwijs:${gemeente}`;
    if (!("BroadcastChannel" in window)) return;
    this.#kanaal = new BroadcastChannel(this.#naam);
    this.#kanaal.addEventListener("message", ({ data }) => luister(data));
  }

  /** Zegt iets tegen de andere tabbladen; `soort` is wie, hier, nieuw, gewist of weg. */
  meld(soort, wat = {}) {
    this.#kanaal?.postMessage({ soort, ...wat });
  }

  /** Andere tabbladen kunnen dit gesprek nu krijgen. */
  heeftGesprek(ja) {
    if (!ja) {
      this.#laatLos?.();
      this.#laatLos = null;
    } else if (!this.#laatLos && navigator.locks) {
      const losgelaten = new Promise((los) => (this.#laatLos = los));
      navigator.locks.request(this.#naam, { mode: "shared" }, () => losgelaten).catch(() => {});
    }
  }

  /** Doet `werk` terwijl geen ander tabblad hetzelfde doet: twee tegelijk openen wordt één gesprek. */
  async eenTegelijk(werk) {
    let begonnen = false;
    const zeker = () => {
      begonnen = true;
      return werk();
    };
    if (!navigator.locks) return zeker();
    try {
      return await navigator.locks.request(`${this.#naam}:begin`, zeker);
    } catch (fout) {
      if (begonnen) throw fout;
      return zeker(); // sloten geweigerd, zoals alle opslag
    }
  }

  /** Het gesprek van een ander tabblad, of null. */
  async vraagRond() {
    if (!this.#kanaal) return null;
    let wachten = KORT_WACHTEN;
    const sloten = await navigator.locks?.query().catch(() => null);
    if (sloten) {
      if (!sloten.held.some((slot) => slot.name === this.#naam)) return null;
      wachten = LANGST_WACHTEN;
    }
    return new Promise((klaar) => {
      const hoor = ({ data }) => data.soort === "hier" && stop(data.gesprek);
      const stop = (gesprek) => {
        clearTimeout(klok);
        this.#kanaal.removeEventListener("message", hoor);
        klaar(gesprek);
      };
      const klok = setTimeout(() => stop(null), wachten);
      this.#kanaal.addEventListener("message", hoor);
      this.meld("wie");
    });
  }

  sluit() {
    this.heeftGesprek(false);
    this.#kanaal?.close();
    this.#kanaal = null;
  }
}
