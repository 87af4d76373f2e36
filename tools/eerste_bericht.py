"""`make meet-web`: hoe snel het eerste bericht te lezen is op een trage verbinding, en wat de pagina weegt.

Chromium haalt de pagina op met een lege cache, en met de vertraging en bandbreedte van een traag 4G-net
en een viermaal zo trage processor. Gemeten wordt tot de opening op het scherm staat. Twee profielen:
dat waarmee Lighthouse rekent (RTT 150 ms, 1,6 Mbit/s) en het strengere van de ontwikkelhulp van Chromium
('Slow 4G', 562 ms per verzoek). De eerste bezoeker na een herstart wacht op het gesprek zelf; bij wie
daarna komt staat de opening al in de pagina.

    python -m tools.eerste_bericht --url http://127.0.0.1:8000/
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
from typing import Any

from playwright.sync_api import Browser, sync_playwright

KBIT = 1000 / 8
PROFIELEN = {
    "Lighthouse, traag 4G": {"latency": 150, "downloadThroughput": 1638.4 * KBIT, "uploadThroughput": 750 * KBIT},
    "Chromium, Slow 4G": {"latency": 562.5, "downloadThroughput": 1474.56 * KBIT, "uploadThroughput": 675 * KBIT},
}
TRAGER = 4
# Kijkt bij elk beeld of er een bericht te lezen is: in de pagina zelf of in het element.
KIJK = """
(() => {
  const leesbaar = (el) => el && el.textContent.trim() && el.checkVisibility?.() && el.getBoundingClientRect().height > 0;
  const kijk = () => {
    const chat = document.querySelector("wegwijs-chat");
    if (performance.getEntriesByName("first-contentful-paint").length && (leesbaar(chat?.querySelector("p")) || leesbaar(chat?.shadowRoot?.querySelector(".bericht .tekst")))) {
      window.eersteBericht ??= performance.now();
    }
    if (chat?.shadowRoot?.querySelector(".vraag.open")) { window.kanTypen ??= performance.now(); return; }
    requestAnimationFrame(kijk);
  };
  requestAnimationFrame(kijk);
})();
"""


def meet(browser: Browser, url: str, profiel: dict[str, float], trager: int) -> dict[str, Any]:
    """Eén bezoek met een lege cache: milliseconden tot het eerste bericht, tot de vraag openstaat, en de bytes."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="nl-NL")
    try:
        page = context.new_page()
        page.add_init_script(KIJK)
        cdp = context.new_cdp_session(page)
        gewicht: list[float] = []
        cdp.on("Network.loadingFinished", lambda feit: gewicht.append(feit["encodedDataLength"]))
        cdp.send("Network.enable")
        cdp.send("Network.emulateNetworkConditions", {"offline": False, **profiel})
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": trager})
        page.goto(url)
        page.locator(".vraag.open").wait_for()
        return {"bericht": page.evaluate("window.eersteBericht"), "open": page.evaluate("window.kanTypen"), "bytes": sum(gewicht)}
    finally:
        context.close()


def main() -> None:
    """Meet en toont de tabel; de laatste regel is dezelfde uitkomst als JSON."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--url", default="http://127.0.0.1:8000/", help="de pagina van een Wegwijs dat draait")
    lezer.add_argument("--keer", type=int, default=7, help="hoeveel bezoeken per profiel")
    lezer.add_argument("--trager", type=int, default=TRAGER, help="hoeveel keer zo traag de processor is; 1 op een machine die het druk heeft")
    args = lezer.parse_args()
    uitkomst: dict[str, Any] = {}
    with sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for naam, profiel in PROFIELEN.items():
            bezoeken = [meet(browser, args.url, profiel, args.trager) for _ in range(args.keer + 1)][1:]
            uitkomst[naam] = {wat: statistics.median(b[wat] for b in bezoeken) for wat in ("bericht", "open", "bytes")}
            r = uitkomst[naam]
            print(f"{naam:22} eerste bericht na {r['bericht']:5.0f} ms   vraag open na {r['open']:5.0f} ms   {r['bytes'] / 1024:5.1f} KB")
        browser.close()
    print(json.dumps(uitkomst))


if __name__ == "__main__":
    main()
