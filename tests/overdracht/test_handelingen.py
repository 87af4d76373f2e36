"""Wat een medewerker met een overdracht doet, op beide databases."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, update

from overdracht import dienst, medewerkers, voorbeelden
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, schrijven
from overdracht.gesprekken import Gesprekken
from overdracht.handelingen import OVERGANGEN
from overdracht.lijst import Filter
from overdracht.tijd import nu
from overdracht.toegang import Toegang
from tests.support.overdrachten import lees_historie, lees_rij, maak_overdracht
from triage.overdracht import Contact

DOE: dict[str, Callable[[Sessies, Toegang, str], dienst.Stand]] = {
    "pak_op": lambda s, w, k: dienst.pak_op(s, w, k),
    "wacht_op_inwoner": lambda s, w, k: dienst.wacht_op_inwoner(s, w, k),
    "zet_door": lambda s, w, k: dienst.zet_door(s, w, k, "kcc", "hoort daar"),
    "zet_terug": lambda s, w, k: dienst.zet_terug(s, w, k, "hoort toch daar"),
    "rond_af": lambda s, w, k: dienst.rond_af(s, w, k, "geholpen"),
    "verkeerd_loket": lambda s, w, k: dienst.meld_verkeerd_loket(s, w, k, ("uitkering",), "werkplein"),
    "wijs_toe": lambda s, w, k: dienst.wijs_toe(s, w, k, medewerker_id=w.medewerker_id),
    "vink_af": lambda s, w, k: dienst.vink_af(s, w, k, ["eerste_contact"]),
    "notitie": lambda s, w, k: dienst.noteer(s, w, k, "gebeld"),
    "koppel_terug": lambda s, w, k: dienst.koppel_terug(s, w, k, "Wij bellen u donderdag."),
}


def collega(sessies: Sessies, naam: str, *loketten: str, rol: str = "medewerker", gemeente: str | None = None) -> Toegang:
    return Toegang(medewerkers.maak(sessies, naam, "hash", rol, loketten, gemeente), rol, loketten, gemeente)


def in_gesprek(sessies: Sessies, **anders: object) -> tuple[str, str]:
    """(gesprek, kenmerk) van een inwoner die in de chat bereikbaar wil zijn."""
    gesprek, _ = Gesprekken(sessies).maak("almelo")
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, **{"contact": Contact(wijze="kanaal"), **anders}))
    return gesprek.id, kenmerk


def berichten(sessies: Sessies, gesprek: str) -> list[tuple[str, str | None]]:
    return [(b.inhoud["tekst"], b.inhoud.get("van_loket")) for b in Gesprekken(sessies).lees(gesprek) if b.van == "wegwijs"]


def test_alle_handelingen_staan_in_deze_test() -> None:
    """Een handeling erbij krijgt vanzelf de test van alle overgangen."""
    assert set(DOE) == set(OVERGANGEN)


@pytest.mark.parametrize("handeling", DOE)
def test_alle_overgangen(sessies: Sessies, wie: Toegang, handeling: str) -> None:
    """Elke handeling bij elke status: precies wat in de tabel staat kan, en de status volgt uit de historie."""
    for status in t.STATUSSEN:
        _, kenmerk = in_gesprek(sessies)
        uitkomst = "geholpen" if status == "afgerond" else None
        with schrijven(sessies) as sessie:
            sessie.execute(update(t.Overdracht).where(t.Overdracht.kenmerk == kenmerk).values(status=status, uitkomst=uitkomst, oorspronkelijk_loket="wmo_loket"))
        regels = len(lees_historie(sessies, kenmerk))
        if status not in OVERGANGEN[handeling]:
            with pytest.raises(dienst.WijzigingFout):
                DOE[handeling](sessies, wie, kenmerk)
            assert (lees_rij(sessies, kenmerk).status, len(lees_historie(sessies, kenmerk))) == (status, regels)
            continue
        stand = DOE[handeling](sessies, wie, kenmerk)
        verwacht = OVERGANGEN[handeling][status] or status
        historie = lees_historie(sessies, kenmerk)
        assert stand.status == lees_rij(sessies, kenmerk).status == verwacht
        assert len(historie) == regels + 1
        assert (historie[-1].medewerker_id, historie[-1].versie, stand.versie) == (wie.medewerker_id, 2, 2)
        assert historie[-1].status == OVERGANGEN[handeling][status]
        assert handeling in dienst.mogelijk(status, "wmo_loket")


def test_terugzetten_alleen_van_een_ander_loket(sessies: Sessies, wie: Toegang) -> None:
    """Wat nooit verhuisde kan niet terug, en dat staat ook niet bij wat kan."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    dienst.pak_op(sessies, wie, kenmerk)
    assert "zet_terug" not in dienst.mogelijk("opgepakt", dienst.bekijk(sessies, wie, kenmerk).vorig_loket)
    with pytest.raises(dienst.WijzigingFout, match="kwam niet van een ander"):
        dienst.zet_terug(sessies, wie, kenmerk, "x")


def test_een_werkdag(sessies: Sessies) -> None:
    """Oppakken, doorzetten, terugzetten, afronden: elk loket ziet haar zolang zij daar ligt, en de historie zegt alles."""
    team, wmo = collega(sessies, "team", "sociaal_team"), collega(sessies, "wmo", "wmo_loket")
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    dienst.pak_op(sessies, team, kenmerk, notitie="Ik bel.")
    assert lees_rij(sessies, kenmerk).toegewezen_aan == team.medewerker_id
    stand = dienst.zet_door(sessies, team, kenmerk, "wmo_loket", "Gaat over een traplift.")
    assert (stand.loket, stand.status, lees_rij(sessies, kenmerk).toegewezen_aan) == ("wmo_loket", "doorgezet", None)
    with pytest.raises(dienst.OverdrachtOnbekend):
        dienst.noteer(sessies, team, kenmerk, "nog iets")
    dienst.zet_terug(sessies, wmo, kenmerk, "Woont niet in de gemeente.")
    with pytest.raises(dienst.OverdrachtOnbekend):
        dienst.bekijk(sessies, wmo, kenmerk)
    dienst.pak_op(sessies, team, kenmerk)
    dienst.rond_af(sessies, team, kenmerk, "doorverwezen")
    rij = lees_rij(sessies, kenmerk)
    assert (rij.status, rij.uitkomst, rij.loket, rij.oorspronkelijk_loket, rij.versienummer) == ("afgerond", "doorverwezen", "sociaal_team", "sociaal_team", 6)
    assert rij.ontvangen < rij.opgepakt_op < rij.afgerond_op  # type: ignore[operator]
    gezien = [(h.gebeurtenis, h.status, h.naar_loket, h.notitie, h.medewerker.naam if h.medewerker else None) for h in lees_historie(sessies, kenmerk)]
    assert gezien == [
        ("ontvangen", "nieuw", None, None, None),
        ("status", "opgepakt", None, "Ik bel.", "team"),
        ("doorgezet", "doorgezet", "wmo_loket", "Gaat over een traplift.", "team"),
        ("teruggezet", "teruggezet", "sociaal_team", "Woont niet in de gemeente.", "wmo"),
        ("status", "opgepakt", None, None, "team"),
        ("status", "afgerond", None, None, "team"),
    ]


def test_zonder_reden_niet_weg(sessies: Sessies, wie: Toegang) -> None:
    """Doorzetten en terugzetten kan niet zonder reden, niet naar hetzelfde loket en niet naar een loket dat er niet is."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    for loket, reden, melding in (("kcc", " ", "waarom"), ("sociaal_team", "x", "al bij dit loket"), ("elders", "x", "bestaat niet")):
        with pytest.raises(dienst.WijzigingFout, match=melding):
            dienst.zet_door(sessies, wie, kenmerk, loket, reden)
    assert len(lees_historie(sessies, kenmerk)) == 1


def test_een_aanvulling_na_doorzetten(sessies: Sessies, wie: Toegang) -> None:
    """Vertelt de inwoner meer voor het loket van toen, dan krijgt het loket van nu dat."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    dienst.zet_door(sessies, wie, kenmerk, "werkplein", "hoort daar")
    assert dienst.neem_aan(sessies, maak_overdracht(gesprek=o.gesprek, vult_aan=kenmerk, verhaal=("En nog iets.",))) == (kenmerk, False)
    rij = lees_rij(sessies, kenmerk)
    assert (rij.loket, (rij.verhaal or [])[-1]) == ("werkplein", "En nog iets.")


def test_doorgezet_zonder_toestemming_geen_gesprek(sessies: Sessies, wie: Toegang) -> None:
    """Het gesprek was gedeeld met één loket; het loket waar het heen gaat ziet alleen de overdracht."""
    gesprek, kenmerk = in_gesprek(sessies, deelt_alles=True)
    Gesprekken(sessies).voeg_toe_inkomend(gesprek, {"tekst": "voor het team"})
    assert dienst.bekijk(sessies, wie, kenmerk).gesprek
    dienst.zet_door(sessies, wie, kenmerk, "werkplein", "hoort daar")
    assert not dienst.bekijk(sessies, wie, kenmerk).gesprek


# Toewijzen


def test_toewijzen(sessies: Sessies, wie: Toegang) -> None:
    """Alleen aan wie haar kan zien; de lijst van wie dat zijn klopt daarmee."""
    team, wmo, ander = collega(sessies, "team", "sociaal_team"), collega(sessies, "wmo", "wmo_loket"), collega(sessies, "gron", "sociaal_team", gemeente="groningen")
    beheer = collega(sessies, "beheer", rol="beheerder")
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    assert [naam for _, naam in dienst.toe_te_wijzen(sessies, wie, kenmerk)] == ["j.jansen", "team"]
    for niet in (wmo, ander, beheer, Toegang(999, "kcc")):
        with pytest.raises(dienst.WijzigingFout, match="kan deze overdracht niet zien"):
            dienst.wijs_toe(sessies, wie, kenmerk, medewerker_id=niet.medewerker_id)
    dienst.wijs_toe(sessies, wie, kenmerk, medewerker_id=team.medewerker_id, team="Team Noord")
    assert dienst.lijst(sessies, team, Filter(toegewezen="mij")).regels[0].toegewezen == "team"
    assert dienst.lijst(sessies, wie, Filter(toegewezen=team.medewerker_id)).totaal == 1
    assert dienst.lijst(sessies, wie, Filter(toegewezen="mij")).totaal == dienst.lijst(sessies, wie, Filter(toegewezen="niemand")).totaal == 0
    regel = lees_historie(sessies, kenmerk)[-1]
    assert (regel.gebeurtenis, regel.naar_medewerker and regel.naar_medewerker.naam, regel.naar_team) == ("toegewezen", "team", "Team Noord")
    with pytest.raises(dienst.WijzigingFout, match="al zo toegewezen"):
        dienst.wijs_toe(sessies, wie, kenmerk, medewerker_id=team.medewerker_id, team="Team Noord")
    dienst.wijs_toe(sessies, wie, kenmerk)
    assert (lees_rij(sessies, kenmerk).toegewezen_aan, lees_rij(sessies, kenmerk).team) == (None, "Team Noord")


# Twee tegelijk


def test_botsing_noemt_wie_wat_deed(sessies: Sessies, wie: Toegang) -> None:
    """Met de versie van het scherm gaat niets ongezien verloren: de fout zegt wie intussen wat deed."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    versie = dienst.bekijk(sessies, wie, kenmerk).overdracht.versienummer
    ander = collega(sessies, "ander", "sociaal_team")
    dienst.pak_op(sessies, ander, kenmerk, verwacht_versie=versie)
    dienst.vink_af(sessies, ander, kenmerk, ["eerste_contact"])
    with pytest.raises(dienst.WijzigingBotst, match="veranderd door ander") as fout:
        dienst.rond_af(sessies, wie, kenmerk, "geholpen", verwacht_versie=versie)
    assert [(v.door, v.gebeurtenis, v.status) for v in fout.value.veranderingen] == [("ander", "status", "opgepakt"), ("ander", "termijn", None)]
    dienst.rond_af(sessies, wie, kenmerk, "geholpen", verwacht_versie=fout.value.versie)


def test_veel_tegelijk(sessies: Sessies, wie: Toegang) -> None:
    """Van acht die met dezelfde versie oppakken lukt het één; zonder versie gaat er geen notitie verloren."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())

    def pak(_: int) -> str:
        try:
            return dienst.pak_op(sessies, wie, kenmerk, verwacht_versie=1).status
        except dienst.WijzigingBotst:
            return "botst"

    with ThreadPoolExecutor(4) as draden:
        assert sorted(draden.map(pak, range(8))) == ["botst"] * 7 + ["opgepakt"]
        list(draden.map(lambda i: dienst.noteer(sessies, wie, kenmerk, str(i)), range(8)))
    assert [h.versie for h in lees_historie(sessies, kenmerk)] == list(range(1, 11))


# Terugkoppelen


def test_de_inwoner_hoort_het(sessies: Sessies, wie: Toegang) -> None:
    """Een bericht van het loket, en een kort bericht bij een handeling, staan onderaan zijn gesprek."""
    gesprek, kenmerk = in_gesprek(sessies)
    assert dienst.bekijk(sessies, wie, kenmerk).terugkoppelen == "web"
    assert dienst.pak_op(sessies, wie, kenmerk, terugkoppeling="Uw vraag is opgepakt.").bereikt == "web"
    assert dienst.koppel_terug(sessies, wie, kenmerk, "Wij bellen donderdag. BSN 123456782.").bereikt == "web"
    assert berichten(sessies, gesprek) == [("Uw vraag is opgepakt.", "sociaal_team"), ("Wij bellen donderdag. BSN [BSN verwijderd].", "sociaal_team")]
    assert [h.gebeurtenis for h in lees_historie(sessies, kenmerk)] == ["ontvangen", "status", "terugkoppeling", "terugkoppeling"]
    assert dienst.noteer(sessies, wie, kenmerk, "intern").bereikt is None


@pytest.mark.parametrize(
    ("anders", "zelf_mag"),
    [
        ({"contact": Contact(wijze="telefoon", waarde="0612345678")}, False),
        ({"problemen": ("huiselijk_geweld",), "rij": 2}, True),
        ({"crisis": ("kind_in_gevaar",), "rij": 1}, True),
    ],
    ids=["belt liever", "geweld", "crisis"],
)
def test_niet_vanzelf(sessies: Sessies, wie: Toegang, anders: dict, zelf_mag: bool) -> None:
    """Wie dit niet koos of wie gevaar loopt krijgt vanzelf niets; bij gevaar beslist een medewerker."""
    gesprek, kenmerk = in_gesprek(sessies, **anders)
    assert dienst.pak_op(sessies, wie, kenmerk, terugkoppeling="Uw vraag is opgepakt.").bereikt is None
    assert berichten(sessies, gesprek) == []
    if zelf_mag:
        assert dienst.koppel_terug(sessies, wie, kenmerk, "Goed nieuws.").bereikt == "web"
    else:
        with pytest.raises(dienst.WijzigingFout, match="wil of kan geen bericht"):
            dienst.koppel_terug(sessies, wie, kenmerk, "Goed nieuws.")


def test_via_telegram_staat_het_klaar(sessies: Sessies, wie: Toegang) -> None:
    """Buiten de website staat het ook klaar om te versturen, en wissen haalt dat en het adres weg."""
    gesprek, _ = Gesprekken(sessies).maak("almelo", "telegram")
    with schrijven(sessies) as sessie:
        sessie.add(t.Kanaaladres(gesprek_id=gesprek.id, kanaal="telegram", adres_hash="h", adres="4242", mag_uitkomst=True, gemaakt=gesprek.begonnen))
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, kanaal="telegram", contact=Contact(wijze="geen")))
    assert lees_rij(sessies, kenmerk).persoon_hash == "h"
    assert dienst.koppel_terug(sessies, wie, kenmerk, "Wij bellen.").bereikt == "telegram"
    with lezen(sessies) as sessie:
        klaar = sessie.scalars(select(t.Uitgaand)).one()
        assert (klaar.kanaal, klaar.status, (klaar.inhoud or {})["tekst"], klaar.gesprek_id) == ("telegram", "wacht", "Wij bellen.", gesprek.id)
    dienst.wis_gesprek(sessies, gesprek.id)
    with lezen(sessies) as sessie:
        assert sessie.scalars(select(t.Uitgaand)).all() == sessie.scalars(select(t.Kanaaladres)).all() == []
    with pytest.raises(dienst.WijzigingFout):
        dienst.koppel_terug(sessies, wie, kenmerk, "Nog iets.")


def test_terugkoppelen_en_aanvullen_tegelijk(sessies: Sessies, wie: Toegang) -> None:
    """Een loket dat schrijft en een inwoner die doorpraat wachten op elkaar zonder vast te lopen."""
    gesprek, kenmerk = in_gesprek(sessies)
    o = maak_overdracht(gesprek=gesprek, contact=Contact(wijze="kanaal"))

    def doe(i: int) -> None:
        if i % 2:
            dienst.koppel_terug(sessies, wie, kenmerk, f"bericht {i}")
        else:
            dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek, vult_aan=kenmerk, verhaal=(f"zin {i}",), contact=o.contact))

    with ThreadPoolExecutor(4) as draden:
        list(draden.map(doe, range(12)))
    assert len(berichten(sessies, gesprek)) == 6
    assert lees_rij(sessies, kenmerk).versienummer == 13


# Verkeerd loket


def test_verkeerd_loket(sessies: Sessies, wie: Toegang) -> None:
    """Twee klikken: de goede problemen en het goede loket. Zij verhuist, is daar te vinden, en blijft als voorbeeld."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(problemen=("schulden", "opvoeding")))
    stand = dienst.meld_verkeerd_loket(sessies, wie, kenmerk, ["uitkering", "schulden", "uitkering"], "werkplein", notitie="bijstand")
    rij = lees_rij(sessies, kenmerk)
    assert (stand.loket, stand.status, [p.code for p in rij.problemen]) == ("werkplein", "doorgezet", ["uitkering", "schulden"])
    regel = lees_historie(sessies, kenmerk)[-1]
    assert (regel.gebeurtenis, regel.naar_loket, regel.notitie) == ("verkeerd_loket", "werkplein", "bijstand")
    assert dienst.lijst(sessies, wie, Filter(code="uitkering")).totaal == dienst.lijst(sessies, wie, Filter(zoek="uitkering")).totaal == 1
    assert dienst.lijst(sessies, wie, Filter(code="opvoeding")).totaal == 0
    (voorbeeld,) = voorbeelden.na_te_kijken(sessies, wie)
    assert (voorbeeld.kenmerk, voorbeeld.herkend, voorbeeld.problemen, voorbeeld.loket) == (kenmerk, ("schulden", "opvoeding"), ("uitkering", "schulden"), "werkplein")
    assert "huur" in voorbeeld.tekst
    for problemen, loket in ((["bestaat_niet"], "kcc"), (["uitkering"], "elders"), (["schulden", "uitkering"], "werkplein")):
        with pytest.raises(dienst.WijzigingFout):
            dienst.meld_verkeerd_loket(sessies, wie, kenmerk, problemen, loket)


def test_alleen_de_problemen_verkeerd(sessies: Sessies, wie: Toegang) -> None:
    """Hetzelfde loket met andere problemen: zij blijft liggen waar zij ligt."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    dienst.pak_op(sessies, wie, kenmerk)
    assert dienst.meld_verkeerd_loket(sessies, wie, kenmerk, ["eenzaamheid"], "sociaal_team").status == "opgepakt"
    assert lees_rij(sessies, kenmerk).toegewezen_aan == wie.medewerker_id


def test_een_ander_systeem(sessies: Sessies, wie: Toegang) -> None:
    """Wat met een token gebeurt staat onder de naam van het token in de historie en de inzage."""
    with schrijven(sessies) as sessie:
        token = t.ApiToken(naam="zaaksysteem", hash="x", scopes=["schrijf"], loketten=["sociaal_team"], gemaakt=nu())
        sessie.add(token)
        sessie.flush()
        toegang = Toegang(None, "medewerker", ("sociaal_team",), token_id=token.id)
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    dienst.pak_op(sessies, toegang, kenmerk)
    dienst.bekijk(sessies, toegang, kenmerk)
    regel = lees_historie(sessies, kenmerk)[-1]
    assert (dienst.wie_deed(regel), lees_rij(sessies, kenmerk).toegewezen_aan) == ("zaaksysteem", None)
    with lezen(sessies) as sessie:
        assert [(i.medewerker_id, i.api_token_id) for i in sessie.scalars(select(t.Inzage))] == [(None, toegang.token_id)]
