// Praten met de chat-API.

const LANGSTE_VERZOEK = 60000;

/** De server wilde of kon niet; `wacht` is na hoeveel seconden het weer mag. */
class Geweigerd extends Error {
  constructor(status, problem, wacht) {
    super(problem.detail || problem.title || `fout ${status}`);
    Object.assign(this, { status, problem, wacht });
  }
}

class Server {
  #basis;
  #gemeente;
  #merk = null; // ETag van het gesprek zoals het laatst gelezen is

  constructor(basis, gemeente) {
    this.#basis = basis;
    this.#gemeente = gemeente;
  }

  open() {
    return this.#roep("POST", "", null, { gemeente: this.#gemeente });
  }

  stuur(gesprek, inhoud, sleutel) {
    return this.#roep("POST", `/${gesprek.gesprek}/berichten`, gesprek, { ...inhoud, sleutel_bericht: sleutel });
  }

  /** Het hele gesprek. */
  lees(gesprek) {
    this.#merk = null;
    return this.#roep("GET", `/${gesprek.gesprek}`, gesprek);
  }

  /** Het hele gesprek, of null als er niets veranderd is sinds de vorige keer lezen. */
  leesAlsNieuw(gesprek) {
    return this.#roep("GET", `/${gesprek.gesprek}`, gesprek);
  }

  wis(gesprek) {
    return this.#roep("DELETE", `/${gesprek.gesprek}`, gesprek);
  }

  async #roep(methode, pad, gesprek, inhoud = null) {
    const kop = { Accept: "application/json", "X-Wegwijs-Gemeente": this.#gemeente };
    if (inhoud) kop["Content-Type"] = "application/json";
    if (gesprek) kop.Authorization = `Bearer ${gesprek.sleutel}`;
    if (methode === "GET" && this.#merk) kop["If-None-Match"] = this.#merk;
    const antwoord = await fetch(new URL(`/api/v1/gesprekken${pad}`, this.#basis), {
      method: methode, headers: kop, body: inhoud && JSON.stringify(inhoud),
      cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout?.(LANGSTE_VERZOEK),
    });
    if (antwoord.status === 204 || antwoord.status === 304) return null;
    const data = await antwoord.json().catch(() => ({}));
    if (!antwoord.ok) throw new Geweigerd(antwoord.status, data, Number(antwoord.headers.get("Retry-After")) || 0);
    if (methode === "GET") this.#merk = antwoord.headers.get("ETag");
    return data;
  }
}
