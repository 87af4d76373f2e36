"""Woorden en regels van de crisischeck; het mechaniek staat in `crisis`.

Schrijfwijze van een woord in `BEGRIPPEN` en in een regel:

    dood            dat woord (kleine letters, zonder accenten, in gewone spelling)
    zelfmoord*      elk woord dat zo begint; *vader: elk woord dat zo eindigt
    van_kant        deze woorden direct na elkaar, in één zin

Schrijfwijze van een regel:

    WIL DOOD        eerst een WIL, dan een DOOD, met hooguit twee andere woorden ertussen
    WIL ..5 DOOD    hooguit vijf woorden ertussen;  ..0: direct erna
    hij|zij         een van de twee;  nu?: mag ontbreken
    leven $         het zinsdeel is daarna uit
    A & B           A en B in dezelfde zin, in welke volgorde ook, dicht bij elkaar
    A && B          A en B in hetzelfde bericht, hooguit zestig woorden uit elkaar
    !C  !!C         niet als C in dezelfde zin, of in het hele bericht, staat

HOOFDLETTERS zijn begrippen; JONG (0-11) en TIENER (12-17) zijn leeftijden en rekent `crisis` zelf
uit. Een ontkenning in of vlak bij een deel van een regel laat het vervallen, behalve als dat deel
zelf een ontkenning bevat ('niet meer leven'). Een regel beschrijft hoe mensen iets in het algemeen
zeggen; een zin van één persoon hoort hier niet, en een voorbeeld erbij hoort in de tests.
"""

from __future__ import annotations

# --- spelling ------------------------------------------------------------------------------

# Chattaal, dictaat en streektaal: geschreven vorm en daarna de gewone woorden.
SCHRIJFWIJZE: dict[str, str] = {
    vorm: gewoon
    for gewoon, vormen in {
        "niet": "nie ni nit niett neet nait nich nicht nt niejt",
        "niks": "nix nikz niets nieks niksniet niksnie nikske",
        "geen": "gien gin gein geeen gen gene gjin keen",
        "het": "'t t et",
        "ik": "'k k ich ikke iek",
        "hem": "'m m hum",
        "mijn": "mn m'n mien mijne mijnen",
        "zijn": "zn z'n",
        "haar": "dr d'r heur",
        "een": "'n n ne nen ein un",
        "hij": "hy hee hai ie",
        "wij": "we veer",
        "ons": "oons",
        "ik heb": "kheb 'kheb keb hebk",
        "ik wil": "kwil 'kwil wilk",
        "ik ben": "kben 'kben benk",
        "ik kan": "kkan kank",
        "ik ga": "kga gak",
        "ik weet": "kweet kweenie",
        "het is": "tis 'tis",
        "heeft": "heef heft hef",
        "hebben": "hebbe hebbn hobbe",
        "ben": "bin bun",
        "kan": "ken kin",
        "wil": "wilt wul",
        "willen": "wille",
        "ga": "goa gao",
        "gaan": "goan gaon",
        "staan": "stoan staon",
        "leven": "leve leeven levn",
        "eten": "ete eete etn eetn vreten vrete",
        "gegeten": "gegete geeten",
        "slapen": "slape sloapen slaope slapn",
        "slaap": "sloap slaop sjlaop sjloap",
        "ademen": "ademe adme aademen",
        "ademt": "ademd",
        "buiten": "buite boeten",
        "huis": "hoes huus heem",
        "straat": "stroat straot",
        "kinderen": "kindere kinders kindren kidneren kindern kiender keinder kinger kids kindertjes kinderne",
        "kind": "kint",
        "moeder": "moder moeke mams",
        "mama": "mamma mam",
        "papa": "pappa pap",
        "vrouw": "vrou wief",
        "meer": "mer mr mieer miee meerr",
        "nergens": "naargens narges nerges nergns nargens",
        "ergens": "erges",
        "vannacht": "vannagt van8 vanacht",
        "vanavond": "vanaaf vnaaf vanavont",
        "avond": "avont aovend",
        "vandaag": "vandaach vandag",
        "gisteren": "gister gistere",
        "nacht": "nagt",
        "s nachts": "snachts snags snagts",
        "s avonds": "savonds savonts",
        "koud": "kout poestekold kold",
        "slaat": "slaad slet slat sloat sjleit slot",
        "slaan": "sloan slaon",
        "geslagen": "geslage gesloage gesjlage",
        "dreigen": "dreige",
        "gedronken": "gedronke",
        "gestoken": "gestoke",
        "opgesloten": "opgeslote",
        "huilen": "huile",
        "zitten": "zitte",
        "liggen": "ligge",
        "zeggen": "zegge",
        "zelfmoord": "zelmoord zelfmoort zelvmoord selfmoord zellefmoord",
        "dood": "doot doat doad dooood",
        "mezelf": "mijzelf mezelluf mzelf meself mezelfs",
        "even": "ff effe effen",
        "nu": "noe nou nuu",
        "help": "hellep",
        "lucht": "lugt",
        "water": "wter",
        "alsjeblieft": "aub alstublieft asjeblieft pls plz",
        "benauwd": "benouwd benaud benout",
        "bloedt": "bloet",
        "twee": "twie twiee twe",
        "alleen": "allen alleein allein aleen allenig",
        "honger": "hoenger",
        "mond": "mont",
        "praten": "prate proaten praoten",
    }.items()
    for vorm in vormen.split()
}

GETALLEN = {
    woord: getal
    for getal, woord in enumerate(
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien".split()
    )
    if getal >= 2
}

# Woorden die een nieuw zinsdeel beginnen: een ontkenning reikt niet over zo'n woord heen.
VOEGWOORDEN = frozenset("maar want omdat en of dus dan doordat zodat terwijl".split())
ONDERWERPEN = frozenset("ik hij zij ze we wij jij je jullie iemand".split())
ONTKENNING = frozenset("niet geen nooit nimmer zonder noch".split())
ONTKENNING_ERNA = frozenset("niet geen nooit".split())
ONTKENNENDE_BEGRIPPEN = frozenset({"NIKS", "GEEN", "TEKORT", "NIET_ADEM", "REAGEERT_NIET", "NERGENS_HEEN", "ZINLOOS"})
# Woorden en begrippen die in bijna elk bericht staan; een regel wordt liever op een ander gezocht.
GEWOON = frozenset(
    "ik hij ze zij wij me mij mijn ons haar hem zijn is heb heeft niet niks geen de het een en in op van voor met aan naar om dat die te er"
    " nu al nog meer weg huis uit bij IEMAND ANDER VOLWASSENE SLACHTOFFER VERBLIJF ONS MONDEN KIND NU STA LIG GRIJPT ACUUT BIJNA TEKORT"
    " GEEN NIKS ZELF LIGT WENS GA MAAK UITSTRAAL NU_STERK TOEN_NET JONG TIENER BERICHT".split()
)
NOOIT_AFGEDEKT = frozenset({"ECHT", "NU"})

# --- begrippen -----------------------------------------------------------------------------

BEGRIPPEN: dict[str, str] = {
    # wie, wanneer en andere begrippen voor meer dan één vlag
    "BABY": "baby babytje zuigeling dreumes pasgeboren pasgeborene peuter kindje babys",
    "CHRONISCH": (
        "paniek paniekaanval paniekaanvallen hyperventilatie hyperventileren stress copd astma schimmel figuurlijk traplopen trap_op"
        " angst angstig angsten wachtlijst burn-out burnout zenuwen vocht in_de_bus gepieker piekeren"
    ),
    "DAGEN": (
        "dag dagen daag dage gisteren eergisteren gisteravond gisterochtend gisterenmorgen gistermorgen gistermiddag gisterenavond zondag"
        " maandag dinsdag woensdag donderdag vrijdag zaterdag weekend etmaal vanochtend vanmorgen uur nachten"
    ),
    "DOOD": "dood doodgaan doodga doodgaat dood_gaan dood_ga dood_zijn sterven doodwillen dood_wil dead",
    "DREIGT": (
        "afmaken komen_afmaken iets_aan_te_doen neerschieten in_elkaar_slaan in_elkaar_slaat kop_eraf kop_inslaan dood_wil neer_te_steken"
        " van_het_balkon aan_flarden koud_maken opblazen iets_aan_gaat_doen kapot_slaan kapot_te_slaan verrot ga_je_eraan ga_je_dood"
        " einde_maakt_aan_mij eind_maakt_aan_mij om_te_brengen ombrengen ombrengt vermoord* afmaakt afmaak maak_je_af maakt_me_af"
        " maak_ons_af doodmaken dood_maken doodmaakt dood_maakt maakt_me_dood maakt_ons_dood maak_je_dood maak_jou_dood maken_je_dood"
        " ga_jij_dood dood_ga doodga eraan_ga eraan_gaat iets_aandoet iets_aandoen wat_aandoet wat_aandoen doodschiet doodsteekt doodslaat"
        " doodslaan doodschieten neersteken steken_neer neersteekt kapot_slaat kapotslaat slopen gaat_steken gaat_slaan te_slaan"
        " kapot_maakt afslacht in_brand_steekt in_brand_steken in_brand_stoppen klaar_met_jou wat_overkomt me_komt_halen komt_halen"
        " verzuipen dood_maak maakt_dood af_te_maken te_steken te_vermoorden te_schieten"
    ),
    "GELD_OP": (
        "niks_om_te_kopen geen_inkomsten ook_geen_geld pinpas_geweigerd pas_ingeslikt nog_geen_geld uitkering_is_niet geld_nog_niet"
        " uitkering_niet toeslag_niet loon_niet salaris_niet geen_salaris geen_geld geen_cent geen_euro geld_is_op geld_op nul_euro blut"
        " geen_saldo niks_op_de_bank niks_op_mijn_rekening geen_inkomen rekening_leeg geld_is_ook_op rekening_geblokkeerd pas_geblokkeerd"
        " geen_uitkering niet_gestort pas_maandag pas_dinsdag pas_woensdag pas_donderdag pas_vrijdag loonbeslag vergokt geen_loon"
        " niks_gekregen leeg_saldo geen_geld_meer geld_komt niet_uitbetaald portemonnee_gestolen rekening_staat"
    ),
    "GESLAGEN": (
        "handgemeen toegetakelt letsel hematomen kopstoot gekeeld opgesloten_en vastgebonden gebroken_neus bloedneus neus_gebroken"
        " tand_uit blauw_oog hardhandig gesleurd verkracht gegrepen vastgegrepen afgetuigt getakeld gewurgt geslagen geschopt gestoken"
        " gewurgd getrapt gestompt mishandeld klap klappen stomp geraakt afgetuigd afgeranseld aangevallen knuppel_geslagen"
        " van_de_trap_gegooid neergestoken neergeslagen gebeten mijn_arm_gebroken mijn_kaak_gebroken mijn_neus_gebroken toegetakeld"
        " aan_mijn_haren vuist"
    ),
    "IEMAND": (
        "ik hij zij ze we wij man vrouw vriend vriendin partner ex kerel vent *zoon *dochter *broer broertje *zus zusje *vader *moeder"
        " papa mama pa ma oma opa oom tante neef nicht buurman buurvrouw buurjongen buurmeisje meneer mevrouw jongen meisje kind kinderen"
        " collega client clientte patient leerling bewoner jongens mannen huisgenoot zwager schoonzus kleindochter baby iemand mevr mw dhr"
        " zuster leerlinge echtgenoot verloofde"
    ),
    "KIND": (
        "kind kinderen kindje kindjes *zoon zoontje* *dochter dochtertje* jongetje* meisje meisjes baby baby's babys babytje peuter*"
        " kleuter* zuigeling dreumes kleintje* broertje* zusje* nichtje neefje kleinkind* leerling* buurmeisje buurjongetje buurjongen"
        " buurkind* pasgeboren* tweeling stiefkind pleegkind kleine jongste oudste stiefdochter klasgenoot menneke wicht jong"
    ),
    "KINDEREN_SPELEN": "jeugd jongeren kinderen_springen kinderen_spelen hek spelen speelt zwemmen kleuters hangjongeren",
    "KLEIN": (
        "kindje* baby baby's babys babytje babietje peuter peuters peutertje kleuter kleuters kleutertje zuigeling dreumes kleintje"
        " kleintjes jongetje* broertje* zusje* tweeling pasgeboren kleine buurmeisje buurjongetje pasgeborene menneke kleinkind kinderen"
        " kind"
    ),
    "KOU": (
        "koud kou vriest vriezen vries min sneeuw regent regen nat koude doorweekt bevroren ijskoud rillen winter steenkoud graden"
        " onderkoeld vriezend storm"
    ),
    "NIET_HONGER": (
        "ritme bijhouden deze_week plannen genoeg_brood is_nog_eten is_er_nog_eten genoeg_te_eten genoeg_eten wel_eten eten_genoeg"
        " honger_lijden_we_niet honger_lijden brengt_eten eten_mee elke_maand eind_van_de_maand einde_van_de_maand laatste_week"
        " hond_brokken volgende_maand na_de_vijftiende na_de_18e na_de_20e brood_en_soep moestuin hou_niks_over aan_het_eind aan_het_einde"
        " die_week nog_net vroeger toen tuin hou_al_niks tot_de_24e per_week in_de_week dag_ritme"
    ),
    "NU": (
        "nu net zojuist zonet momenteel nog_steeds op_dit_moment op_dit_ogenblik vandaag vanavond vannacht vanmorgen vanochtend vanmiddag"
        " straks zometeen meteen direct onmiddellijk nog_altijd net_nog daarnet intussen inmiddels ineens plots plotseling opeens now"
    ),
    "OVERLAST": "overlast herrie geluidsoverlast vergunning evenement buurtfeest hangjongeren vuurwerk bestemmingsplan",
    "PILLEN": (
        "pillen medicijnen slaappillen tabletten paracetamol paracetamols paracetamollen oxazepam medicatie slaaptabletten pilletjes"
        " medicijne pille temazepam morfine strip strips"
    ),
    "SLAAP": "slaap slaapt slapen geslapen overnacht overnachten nachten overnachting",
    "SLAAT": (
        "timmert beukte vliegt_me_aan te_lijf aanvliegt krabt sleurt sleur bijt wurgde knijpt duwt smijt beukt rost afslaat toetakelt"
        " schopte trekt_aan_mijn_haren aan_haar_haren aan_mijn_haren kopstoot slaat schopt stompt wurgt mishandelt mept ramt steekt wurg"
        " schop slaan schoppen wurgen mishandelen stompen sla steken bedreigt bedreigd trapt trappen slan aanvalt afrost bedreigen"
        " knijpt_dicht"
    ),
    "TOEN_NET": (
        "vandaag vanavond vannacht vanmorgen vanochtend vanmiddag net zojuist zonet nu daarnet gisteren gisteravond gisterochtend"
        " vanmiddags eergisteren zo_even"
    ),
    "VAAK": (
        "vaak regelmatig soms altijd elke_week iedere_week elk_weekend elke_dag iedere_dag elke_avond elke_keer iedere_keer steeds"
        " af_en_toe zo_nu_en_dan wel_eens weleens elke_maand iedere_maand elke_vrijdag per_week geregeld telkens maandelijks wekelijks"
        " dagelijks elke_zaterdag elke_nacht al_jaren al_weken elke_dag_nu al_maanden laatste_week zeker_eens laatste_tijd meestal"
        " keer_per soms_ook elke_ochtend s_nachts s_ochtends s_avonds als_hij_gedronken als_ze_gedronken als_hij_dronken als_hij_boos"
        " als_ze_boos als_zij_boos sinds_september"
    ),
    "WAPEN": (
        "steekwapen slagwapen mesje dolk wapens kalashnikov taser pepperspray ijzerstaaf hakbijl steekmes schroevedraaier kettingzaag"
        " hockeystick koekenpan strijkijzer fles vleesvork hakmes klauwhamer kokend_vet loden_pijp traangas scherven glasscherf mes messen"
        " keukenmes vleesmes broodmes zakmes stiletto pistool wapen vuurwapen geweer jachtgeweer bijl knuppel honkbalknuppel hamer koevoet"
        " luchtbuks machete revolver ploertendoder boksbeugel kapmes breekijzer zwaard schaar stokken ijzeren_staaf kruisboog alarmpistool"
        " moker schroevendraaier jerrycan benzine mess"
    ),
    "WERK": (
        "baas werk werkgever reorganisatie fabriek ontslag ontslagen contract baan werkloos dienstverband ww bedrijf dienst"
    ),
    "WIL": "wil wilt willen wou wilde wilden will",
    "ZEGT": (
        "zegt zeg zei zeggen roept riep schreeuwt gezegd appt appte belt belde stuurt stuurde schreef dreigt dreigde gezworen zweert"
    ),
    "ZELFGEWELD": (
        "op_te_hangen hangt_op hang_op voor_de_trein_gooien voor_de_trein_gooit te_verdrinken verdrinkt kapot_maken ombrengen"
        " om_te_brengen opsnijden om_zeep vergiftigen te_vergiftigen wurgen doorboren van_het_leven snijden_tot ophangen verhangen ophang"
        " ophangt verhang verdrinken opknopen doodschieten doodsteken doodmaken dood_maken van_kant_maken van_kant doodmaak iets_aandoen"
        " iets_aandoet iets_aandoe wat_aandoen wat_aandoet wat_aandoe iets_aan_te_doen iets_aan_doen wat_aan_te_doen te_doden te_verhangen"
        " op_hangen vergassen iets_aan_ga_doen iets_aan_gaat_doen wat_aan_ga_doen om_het_leven"
    ),
    # remmen en beeldspraak
    "AANBOD": (
        "doneren donatie aanbieden aanbod kamer_leeg houden_over over_houden over_hebben overhouden weggeven_aan inzamelen inzameling"
        " vrijwilliger_worden vrijwilligerswerk gastgezin willen_helpen wil_helpen kan_aanbieden bied_aan stel_beschikbaar meehelpen"
        " sponsoren wil_koken ik_kook"
    ),
    "AFGEHANDELD": (
        "is_opgepakt is_aangehouden is_gearresteerd politie_is_geweest politie_is_al aangifte hem_meegenomen is_afgevoerd"
    ),
    "AFLOOP": (
        "dat_wil_ze_niet dat_wil_hij_niet dat_wil_ik_niet wil_ze_niet wil_hij_niet gelukkig_is gelukkig_was gelukkig_weer gelukkig_net"
        " gaat_het_beter gaat_het_goed gaat_nu_beter gaat_nu_goed gaat_het_weer gaat_weer_goed gaat_beter is_opgelost weer_veilig"
        " ben_gered zijn_gered is_voorbij is_achter_de_rug achter_me_gelaten nu_heb_ik_een is_verholpen het_is_over al_goed_gekomen"
        " goed_gekomen weer_de_oude vals_alarm alles_goed niks_aan_de_hand per_ongeluk is_gestopt dat_is_voorbij is_lang_voorbij"
        " is_weer_thuis ben_weer_thuis nu_thuis_en_veilig loopt_goed_af goed_afgelopen kwam_goed niks_mis loos_alarm maak_je_niet_druk"
        " ambulance_is_geweest dokter_is_geweest leef_nu_graag leef_graag ik_leef_graag wees_niet_bang schrik_niet geen_zorgen"
        " niks_ernstigs niks_ergs goed_met_mij weer_beter weer_herbouwd mooi_toch maak_u_niet_druk maak_u_geen_zorgen wil_wel_leven"
        " wil_graag_leven wil_verder_leven onder_controle wil_wij_leven gaat_goed_nu nu_veilig is_veilig ben_veilig"
    ),
    "AFWEZIG": (
        "in_het_buitenland zit_vast zit_in_detentie gevangenis zit_op_zee vast_in naar_zijn_werk naar_haar_werk nu_werk nu_niet_meer"
        " acute_dreiging geen_acuut ben_nu_veilig ben_veilig zit_veilig in_de_opvang blijf-van-mijn-lijf blijf_van_mijn_lijf in_belgie"
        " is_rustig valt_mee meevalt durf_niks weken_weg een_maand_weg een_week_weg uit_huis_geplaatst"
    ),
    "BANG_DAT": "bang_dat_mijn_kind bang_dat_mijn_zoon bang_dat_mijn_dochter bang_dat_hij_ontvoerd bang_dat_er",
    "BEHANDELD": (
        "in_het_ziekenhuis ziekenhuis_opgenomen opgenomen revalidatie uit_het_ziekenhuis na_mijn_beroerte na_mijn_hersenbloeding"
        " na_zijn_beroerte na_haar_beroerte sinds_mijn_beroerte na_een_beroerte na_een_hersenbloeding na_een_hartinfarct na_een_hartaanval"
        " cardioloog operatie_gehad revalideren"
    ),
    "DIER": (
        "mijn_hond onze_hond de_hond mijn_kat onze_kat de_kat mijn_poes mijn_konijn een_dode dode_hond dode_kat zwaan eend egel duif"
        " paard hamster cavia kat_van hond_van"
    ),
    "ECHT": "geen_grap meent_het meen_het meen_ik meent_hij serieus ernst echt",
    "FICTIE": (
        "in_de_krant de_krant op_het_nieuws spreekbeurt journaal film films serie series netflix game games gamen fortnite minecraft gta"
        " boek boeken roman toneel toneelstuk musical aflevering videospel playstationspel videospelletje sinterklaas acteur scene podcast"
        " thriller krimi detective tatort escape_room cod call_of_duty toneelgroep verhaaltje personage"
    ),
    "GRAP": (
        "uit_boosheid nee_dus ijsje figuurlijk haha hahaha hahahaha hihi lol lmao grapje bij_wijze_van_spreken grap_ik geintje bijwijze"
        " spreekwoordelijk niet_letterlijk letterlijk_niet puberpraat jk gekheid hihihi"
    ),
    "HYPOTHESE": (
        "wat_moet_je_doen wat_doe_je wat_te_doen hoe_reageer_je wat_moet_je_als hoe_ga_je_om mocht_ik_ooit mochten_we voor_het_geval"
        " uit_voorzorg ter_voorbereiding nieuwsgierig hypothetisch stel_dat stel_nou stel_je wat_als als_ik_ooit ooit hoe_herken"
        " hoe_herkent cursus training bhv ehbo spreekbeurt werkstuk scriptie onderzoek_naar voorlichting informatieavond folder_over"
        " campagne themaavond gastles profielwerkstuk"
    ),
    "NABESTAAND": (
        "gepleegd pleegde nabestaande nabestaanden verloren_aan verloren_door door_zelfdoding beroofd lotgenoten lotgenotengroep"
        " zelfmoordlijn"
    ),
    "VERBEELD": (
        "droom droomt droomde nachtmerrie nachtmerries voelt_als voelt_alsof voelt_het_alsof lijkt_wel als_het_ware zogenaamd halloween"
        " carnaval oefening brandoefening verkleed etalagepop toneelstukje standbeeld spelletje"
    ),
    "VERLEDEN": (
        "afgelopen_jaar afgelopen_winter afgelopen_zomer toen_ik_kind toen_wij_klein toen_we_klein de_jaren_tachtig in_de_oorlog"
        " heel_lang als_tiener als_puber in_dienst als_student jaar_her destijds_in es_kind as_kind winter_van vroeger destijds indertijd"
        " jaar_geleden jaren_geleden maanden_geleden maand_geleden weken_geleden jaar_terug jaren_terug weken_terug maanden_terug"
        " zomers_terug winters_terug vorig_jaar vorige_maand vorige_zomer vorige_winter vorige_herfst vorig_najaar vorig_voorjaar"
        " vorige_lente vorig_seizoen als_kind studententijd in_mijn_jeugd toen_ik_klein toen_ik_jong ooit lang_geleden verleden_tijd"
        " in_het_verleden die_tijd voorheen andere_tijden vorige_eeuw oorlogstijd verleden_jaar kindertijd jeugdtrauma weken_her jaren_her"
        " hongerwinter"
    ),
    # suicide
    "AFGROND": (
        "trein auto's snelweg perronrand spoorlijn hijskraan klif afgrond kerktoren dakrand reling rails treinen dak brug balkon flat"
        " toren gebouw viaduct metro vrachtwagen stadhuis gemeentehuis raam tram parkeergarage spoor treinrails torenflat perron kade boom"
    ),
    "AFSCHEID": (
        "mijn_afscheid is_mijn_afscheid afscheid_nemen_van_jullie laatste_woorden adieu tot_in_de_hemel vaarwel_allemaal afscheidsbrief*"
        " afscheidsmail* afscheidsfilm* afscheidsbericht* afscheidsapp* afscheidsvideo* afscheid_genomen afscheid_van_jullie vaarwel tabee"
        " laatste_groet afscheidswoord* dit_is_mijn_laatste afscheid_van_iedereen afscheid_van_het_leven afscheidbrief"
    ),
    "BETER_ZONDER": (
        "beter_af_zonder zonder_mij_beter zonder_hem_beter zonder_haar_beter beter_zonder_mij beter_zonder_hem beter_zonder_haar"
        " iedereen_van_me_af iedereen_van_mij_af jullie_van_me_af jullie_van_mij_af beter_als_ik_er_niet geen_last_meer_van_mij"
        " last_meer_van_mij last_meer_van_me last_van_mij_meer beter_af_als_ik iedereen_vanaf van_mij_verlost van_me_verlost"
        " beter_dat_ik_er_niet"
    ),
    "DOODWENS": (
        "doodswens* doodwens* doodsverlang* stervenswens* doodwens doodsverlangen doodsgedachten doodgedachten stervenswens levensmoe"
    ),
    "EIND": "eind einde",
    "GA": "ga gaat gaan goa zal zou wil wilt willen dreigt dreigde dreigen wilde",
    "GEREGELD": (
        "hond_al_weggebracht hond_weggebracht kat_weggebracht huis_opgeruimd brief_neergelegd brief_klaar brieven_klaar kleren_weggegeven"
        " papieren_klaar uitvaartpolis codes_opgeschreven wachtwoorden_opgeschreven afscheid_genomen spullen_weggeeft alles_geregeld"
        " alles_al_geregeld alles_opgeruimd alles_al_opgeruimd weggegeven geeft_weg spullen_verdeeld testament kat_gaat_naar"
        " hond_gaat_naar kat_kan_naar hond_kan_naar voor_zijn_hond_moet voor_mijn_hond voor_de_kat brief_al_geschreven brieven_geschreven"
        " brief_geschreven begrafenis_al_geregeld begrafenis_geregeld huurcontract_opgezegd uitvaart_geregeld alle_sleutels spaargeld_weg"
        " spullen_weg knoop_doorgehakt zorg_goed_voor zorgen_voor_mijn_kat sleutel_ligt sleutels_gegeven"
    ),
    "INNEMEN": "innemen ingenomen slikken slik geslikt inneem nemen neem genomen op_te_sparen neem_in doorslikken",
    "KIND_BUITEN": "kinderen_op kind_op spelen",
    "MAAK": "maak maakt maken gemaakt maake make",
    "MEEGEMAAKT": (
        "beroofd vonden_hem vonden_haar overleed lotgenoten gepleegd pleegde gemaakt verloren verliezen nabestaande nabestaanden"
        " zelfmoordlijn na_de sindsdien gepleegt begraven overleden"
    ),
    "NIETMEER": "meer langer verder mie",
    "SPAREN": (
        "gespaard opgespaard spaar sparen verzameld opgespaarde verzamel bewaard klaargelegd klaar_gelegd klaarliggen opzij_gelegd"
    ),
    "SPRING": "spring springt springen sprong gesprongen stappen lopen rijden rijd storten rijdt stort",
    "STAP_ERUIT": (
        "stap_eruit stap_er_uit eruit_stappen er_uit_stappen eruit_stap eruit_te_stappen stapt_eruit der_oet_stappen er_tussenuit_ga"
        " uit_het_leven"
    ),
    "TOUW": "touw strop strik riem_om",
    "WANHOOP": (
        "niks_heeft_nog_zin nergens_zin geen_uitweg geen_andere_uitweg kapot_van klaar_mee op_ben ben_op het_spijt_me geen_toekomst"
        " gebroken doodmoe_van_alles niet_meer_aan_kan niet_meer_aankan geen_licht heeft_geen_zin inktzwart wil_weg alleen_maar_donker"
        " moe_van_alles niet_meer_zitten wil_niet_meer hoef_niet_meer hoeft_niet_meer levensmoe geen_zin_meer zinloos uitzichtloos zwart"
        " donkere_gedachten donkere_gedachte somber somberheid leeg kan_niet_meer kan_zo_niet depressief zwaar_depressief wil_ik_niet_meer"
        " hopeloos ik_ben_op is_het_op geen_hoop ben_ik_op wil_ook_niet_meer houd_het_niet_meer dof voel_niks niet_meer_willen"
        " wil_dit_niet_meer niet_meer_aan leven_gehad heel_rustig zo_rustig ellende"
    ),
    "WENS": (
        "wil wilt willen wou wilde wilden hoop hoopt wens wenst verlang verlangt verlangde liefst beter zou_willen zou_liever zoek"
        " zocht_naar graag_dood mag_ik kon_ik"
    ),
    "ZELF": "mezelf zichzelf mij_zelf me_zelf mijn_eigen zich zelf mijzelf zelluf",
    "ZELFMOORD": (
        "tentamen_suicidii zelfmoordpoging* suicidaliteit suicidale levensbeeindiging zelfbeschadiging_met zelfmoord* zelfdod* suicid*"
        " suicied* suizid* selbstmord* zelf_moord zelf_doding"
    ),
    # geweld_nu
    "AAN_DE_DEUR": (
        "voor_de_deur aan_de_deur voor_mijn_deur voor_onze_deur op_de_stoep achtertuin in_de_tuin mijn_tuin trap_op bij_de_deur voor_huis"
        " voor_het_huis in_de_straat op_de_oprit over_de_schutting op_de_galerij hier_weer naar_buiten_komen naar_buiten_moet naar_buite"
        " andere_kant_van onderweg is_er_nog nog_in_huis in_de_keuken door_het_huis"
    ),
    "ACUUT": (
        "ik_moet_hier_weg moet_hier_weg wacht_buiten in_de_kamer kan_niet_praten kan_niet_bellen kan_nie_bellen typt vanuit_de_kast"
        " op_straat rijdt_hier op_dit_ogenblik nog_bezig aan_het_slopen bij_de_bushalte naar_buiten_gevlucht naast_me naast_mij naar_boven"
        " buren_bellen durf_niet_te_bewegen nu net zojuist zonet daarnet momenteel op_dit_moment help stuur spoed 112 politie komt_zo"
        " komt_eraan komt_er_aan komt_terug terugkomt terugkom wat_moet_ik wat_nu kom_snel kom_gauw kom kom_nu zo_meteen zometeen meteen"
        " straks_thuis is_bezig begonnen onderweg verstopt wc toilet badkamer zolder opgesloten sta_buiten gilt gillen gegil bloed bloedt"
        " bonken huilen huilt huilend schreeuwt roept voor_de_deur aan_de_deur voor_mijn_deur voor_de_flat voor_onze_deur hier_weer"
        " is_hier hier is_binnen achter_me_aan alsjeblieft adres snel belt vanavond hoor nog_steeds is_er_nog nog_in_huis staat_nog"
        " nog_boos zo_thuis"
    ),
    "ANDER": (
        "hij zij ze man vrouw vriend vriendin partner ex kerel vent *zoon *dochter *broer broertje *zus zusje *vader *moeder papa mama pa"
        " ma oom tante neef nicht buurman jongen jongens mannen kleinzoon huisgenoot zwager iemand stiefvader stel exman ex-man verloofde"
        " gast gasten gozer kerels dader"
    ),
    "BIJNA": (
        "voor_mijn_huis om_me_te hier_binnen naar_me_toe binnen_een_uur komen_afmaken is_hier rijdt_hier deze_avond nu net vandaag"
        " vanavond vannacht vanmiddag straks zo_thuis komt_zo terugkomt terugkom thuiskomt onderweg op_weg minuten help kwartier badkamer"
        " wc toilet zolder verstopt slaapkamer komt_eraan komt_er_aan zometeen zo_meteen jerrycan staat_beneden beneden voor_de_deur"
        " aan_de_deur in_de_straat opgewacht 112 kom binnen_te_komen gezworen wacht_me_op op_dit_moment keuken loopt achtertuin voor_huis"
        " meteen direct"
    ),
    "BIJNA_NU": "vanavond vannacht zo_meteen zometeen straks nu vandaag",
    "DEURGEWELD": (
        "deur_in_trappen deur_intrapt deur_intrappen trapt_de_deur de_deur_eruit de_deur_in deur_te_trappen deuren_in ramt_op_de"
        " bonkt_op_de deur_eruit_trapt de_deur_te_trappen deur_staat_te_trappen kort_en_klein kort_en_kleen steen_door door_de_ruit"
        " stenen_door ruit_gegooid alles_kapot kapot_aan_het_slaan deur_kapot deur_forceren deur_openbreken kapot_gooit gooit_alles"
        " schreeuwt_en_gooit"
    ),
    "GEWELD_HEVIG": (
        "schreeuwt roept bonkt dronken ladderzat door_het_lint razend tekeer zoekt kapot sloopt trapt slopen brult woedend flipt"
        " deur_eruit gooit doorgedraaid"
    ),
    "GIL": (
        "gegil gilt gillen geschreeuw schreeuwt gekrijs krijst schreeuwen hulpgeroep krijsen gille gilt_om_hulp roept_om_hulp laat_me_los"
    ),
    "GRIJPT": (
        "getrokken bij_zich achtervolgt achterna rijdt op_mijn loopt_rond kwam komt_met heeft heb hebben pakt pakte haalt staat staan"
        " loopt lopen met komt zwaait zwaaien dreigt bedreigt bedreigd dreigen houdt onder trekt slaat geslagen gestoken steekt zit zitten"
        " rent haalde onderweg dreige heeft_een"
    ),
    "KEEL": "keel nek strot",
    "KLUS": (
        "nodig handvat aangepast reuma koken snijden kok verbouwen verbouwing timmeren klussen schuur_opruimen schilderen vlees groente"
        " keukenset gereedschap muur inleveren wapenvergunning knutselen jacht slager timmert tafel zagen plank brood_snijden verstopt"
    ),
    "NIET_NU": (
        "in_het_buitenland zit_vast in_detentie gevangenis op_zee naar_zijn_werk naar_haar_werk op_zijn_werk nu_werk nu_niet_meer nu_niet"
        " acute_dreiging geen_acuut nu_veilig ben_veilig zit_veilig in_de_opvang blijf_van_mijn_lijf in_belgie is_rustig meevalt weken_weg"
        " een_maand_weg een_week_weg uit_huis_geplaatst jaar_lang drie_jaar dement dementie vorige_week vorige_maand vorige_zondag"
        " verjaardagen ik_ben_gevlucht ben_gevlucht_van gevlucht_van op_vakantie jaar_terug gevlucht_voor deze_maand afgelopen_maand"
        " scheiding sinds_de_zomer zou_kunnen scheiding_aangevraagd als_het_eten elk_weekend"
    ),
    "NOG_GAANDE": (
        "is_er_nog nog_in_huis staat_nog staat_nu komt_zo komt_terug komt_hij_terug hij_staat zoekt_me zoekt_mij rijdt_rondjes"
        " wacht_me_op nog_steeds_kwaad nog_steeds_boos nog_boos hij_komt zo_terug is_nu_even even_naar sta_buiten durf_niet_naar_binnen"
        " durf_niet_terug hij_schreeuwt nu_boven nu_beneden nu_buiten slaapt_nu nog_hier loopt_nog andere_kant_van help stuur 112"
        " kan_nie_bellen kan_niet_bellen"
    ),
    "SCHUILT": (
        "badkamer wc toilet zolder kelder slaapkamer onder_het_bed in_de_kast bosjes verstopt opgesloten fluister gevlucht deur_op_slot"
        " deur_dicht slaap_kamer in_de_schuur in_de_auto_gevlucht deur_dichtgedraaid ander_kant_van_deze_deur"
    ),
    "SLACHTOFFER": (
        "me mij haar hem ons mama papa moeder vader vrouw zus zusje broer broertje mijn_moeder oma opa buurvrouw jongen meisje"
        " medewerkster dochter man"
    ),
    "STRAATVERBOD": "contactverbod straatverbod huisverbod gebiedsverbod vrijgekomen vrijgelaten ontsnapt",
    "TOEN_NET_WEL": "vorige_week",
    "VAKANTIE": "museum speelgoed nep foto schilderij padvinder scouting",
    "WORDT": "word wordt worden",
    # kind_in_gevaar
    "ALLEEN": (
        "zonder_volwassene zonder_volwassenen zonder_toezicht niemand_bij zonder_iemand onbeheerd moederziel achtergebleven alleen"
        " in_zijn_eentje in_haar_eentje in_hun_eentje eentje aan_hun_lot"
    ),
    "DRONKEN": (
        "dronken straalbezopen stomdronken bezopen laveloos stoned high knock-out ladderzat lam crack heroine spuit spuiten"
        " spuiten_liggen bewusteloos onder_invloed de_drugs crystal_meth basen"
    ),
    "GEVAARPLEK": (
        "spoor waterkant water gracht kanaal vijver snelweg bushokje straat balkon dak vensterbank steiger buiten auto rotonde station"
        " treinrails raamkozijn sloot parkeerplaats"
    ),
    "GEVAARPLEK_NU": (
        "weg_lopen langs_de_weg op_de_weg auto afgesloten_auto volle_zon balkon brug kade kozijn treinspoor dakrand spoor waterkant"
        " snelweg bushokje vensterbank raam dak balkonrand rails rijbaan reling hete_auto gesloten_auto autoweg a1 dakgoot raamkozijn"
    ),
    "IK_DRINK": "gestopt_met_drinken ik_drink clean nuchter ik_gebruik ik_spuit",
    "IK_GROOT": (
        "ik_ben_16 ik_ben_17 ik_ben_18 ik_ben_19 ben_16 ben_17 ben_18 ben_19 ben_20 ben_21 ben_22 ben_24 ben_25 mijn_man mijn_vriend"
    ),
    "IK_JONG": (
        "ik_ben_6 ik_ben_7 ik_ben_8 ik_ben_9 ik_ben_10 ik_ben_11 ik_ben_12 ik_ben_13 ik_ben_14 ik_ben_15 ben_9 ben_10 ben_11 ben_12"
        " ben_13 ben_14 ben_15 ik_ben_acht ik_ben_negen ik_ben_tien ik_ben_elf ik_ben_twaalf ik_ben_dertien ik_ben_veertien"
    ),
    "IK_WOON": "ik_woon_alleen woon_alleen sta_er_alleen alleen_voor",
    "KINDSCHADE": (
        "onveilige_thuissituatie acuut_onveilig letsel hematomen zorgmelding misbruik_van_een_kind verwaarloosd gedumpt achtergelaten"
        " handafdruk* brandplek* sigarettenbrandplek* bont_en_blauw billen_blauw geen_eten_als_straf voor_straf mishandelt botbreuk*"
        " striem* kindermisbruik gehandeld verkocht_door uitgedrukt insuline_te_geven iets_aangedaan afgeranseld in_zijn_kamer_op"
        " vastbinden aan_de_verwarming mishandel* slaag misbruik_maakt misbruikt seksueel_misbruik aangerand aanrandt verkracht*"
        " aangeraakt betast opgesloten vastgebonden vastgebonde vastgeketend verwaarlo* striemen ontvoerd besneden besnijden"
        " uitgehuwelijk* onvindbaar geschud uitgehongerd ondervoed sluit_op opsluit kindermishandeling raam_hangt hangt_uit incest"
        " kinderporno loverboy sigarettenbrandplekken sigarettenbrandplekken"
    ),
    "KIND_VER": "krant journaal spreekbeurt wat_doen_jullie scriptie campagne",
    "KLEIN_ECHT": (
        "kleine ukje kinderwagen baby'tje zusjes broertjes dreumesje kleinkinderen baby babytje baby's babys peuter peuters kleuter"
        " kleuters kleutertje zuigeling dreumes kleintje kleintjes jongetje* broertje zusje tweeling buurmeisje buurjongetje menneke"
        " kindje* jochie dochtertje* zoontje* ukkie"
    ),
    "MEEGEMAAKT_KIND": (
        "vroeger als_kind therapie_voor krant journaal spreekbeurt nieuws wat_doen_jullie training verdacht beschuldigt beschuldigd"
        " beschuldiging valse gelogen roddels ex_beweert onterecht film studie opleiding verwerkt verwerken toen_ik"
    ),
    "SEKS": (
        "plasser piemel kruis aan_mijn_lijf vagina poesje seksfilm porno uitgekleed bloot in_mijn_bed in_haar_bed in_zijn_bed"
        " vieze_dingen onzedelijk misbruik* aangeraakt betast aanraakt aanrandt aangerand verkracht* seksueel ontucht naaktfoto*"
        " onder_de_dekens spelletjes_doet pedo pedofiel kietelt kietelen uitkleden bij_me_in_bed bij_haar_in_bed bij_hem_in_bed"
        " in_mijn_broek onderbroek_uit aan_mijn_billen aan_mijn_borsten zit_aan_mij zit_aan_me aan_haar_zit aan_mij_zit aan_me_zit"
        " zit_aan_haar vies_doet aan_hem_zit zit_aan_hem"
    ),
    "SLAAG": "slaag geslagen klappen slaat mishandelt geschopt",
    "SLAAG_NU": "slaat sloeg mishandelt schopt tikt mept stompt slaan geslagen schudt knijpt wurgt",
    "OVER_KIND": (
        "papa mama pap mam pappa mamma *vader *moeder stiefouder* ouders oudste jongste juf meester school klas creche kinderopvang"
        " meisje* meiden jongen* kids puber* tiener* minderjarig* schoolkind* buurkind* oppas"
    ),
    "STRIEM": (
        "striem striemen brandplek* brandwond* botbreuk botbreuken blauwe_plek blauwe_plekken blauw_oog dik_oog blaren bloeduitstorting*"
        " kneuzing* bijtafdruk* sigarettenplek* bloedneus blauw_geslagen"
    ),
    "UITHUWELIJKING": "trouwen uithuwelijk* uitgehuwelijkt besneden besnijden besnijdenis",
    "VERMIST": "vermist spoorloos verdwenen ontvoerd meegenomen weggelopen niet_thuisgekomen niet_teruggebracht",
    "VERWAARLOOSD": (
        "verwaarlo* vuile_luier* zelfde_luier natte_luier volle_luier zonder_jas zonder_schoenen blote_voeten hondenpoep vervuild"
        " ondervoed uitgehongerd broodmager zo_mager schurft luizen_onder geen_luiers zonder_kleertjes geen_eten geen_drinken zonder_water"
        " zonder_verwarming in_zijn_poep in_haar_poep stinkt_naar prullenbak nooit_gewassen in_de_kou"
    ),
    "VOLWASSENE": (
        "man vrouw vriend vriendin ex partner *vader *moeder papa mama pa ma oom tante opa oma oppas ouders buurman buurvrouw juf leraar"
        " meester vent stiefouder pleegouder zijn_vader haar_vader exman trainer"
    ),
    # medisch_nu
    "ALLERGIE": "keel tong lippen gezicht",
    "BERICHT": (
        "mail mails brief brieven app appje appjes telefoon bel bellen jullie gemeente whatsapp contact verhuurder instantie corporatie"
        " sms wmo school huisbaas bericht berichten"
    ),
    "BEVALT": (
        "vliezen_gebroken vliezen_zijn_gebroken weeen bevalling_begint persweeen bevalt persdrang water_gebroken hoofdje"
    ),
    "BEWUSTELOOS": (
        "somnolent collaps gecollabeerd gereanimeerd reanimatie_gestart reanimeren bewustloos bewusteloz* buitenbewustzijn"
        " ogen_draaien_weg draait_weg ogen_weggedraaid ogen_draaien komt_niet_bij bewusteloos bewusteloze buiten_bewustzijn"
        " niet_aanspreekbaar niet_meer_aanspreekbaar buiten_westen flauwgevallen flauw_gevallen wordt_niet_wakker niet_meer_wakker_krijg"
        " wordt_niet_meer_wakker krijg_hem_niet_wakker krijg_haar_niet_wakker krijg_hem_niet_meer_wakker krijg_haar_niet_meer_wakker"
        " valt_steeds_weg zakt_weg raakt_weg niet_bij_kennis bij_kennis_brengen buiten_kennis wordt_niet_meer_bij niet_wakker_krijgen"
        " niet_wakker_te_krijgen in_coma geen_hartslag geen_polsslag"
    ),
    "BLOEDT": "bloedt bloeden bloed bloeding",
    "BORST": "borst borstkas borstbeen borststreek",
    "BORSTPIJN": (
        "pijn druk drukt drukkende steken beklemmend beklemming beklemd drukt_op knelt knellend pijnlijke druk_op strak band"
    ),
    "CVA_OUD": "beroerte cva hersenbloeding herseninfarct nah revalidatie logopedie afasie",
    "DRUGS": (
        "xtc ghb coke cocaine speed mdma heroine pillen drugs ketamine lachgas methadon wiet fentanyl 3mmc alcohol drank"
    ),
    "FIGUURLIJK_LUCHT": (
        "paniek paniekaanval hyperventilatie figuurlijk burn-out burnout stress trillen regels wachtlijst plek dagbesteding angst"
    ),
    "GEEN": "geen",
    "GEVALLEN": "gevallen valt gestruikeld val uitgegleden neergevallen omgevallen opengevallen",
    "GIF": (
        "gootsteenontstopper ontstopper chloor bleek bleekmiddel bleekwater afwasmiddel wasmiddel antivries terpentine ammoniak rattengif"
        " vergif gif knoopcel knoopbatterij batterij zoutzuur wasbenzine lampenolie vaatwastablet paddenstoel paddenstoelen benzine"
        " methanol ontkalker schoonmaakmiddel"
    ),
    "HARTAANVAL": "hartaanval hartinfarct hartstilstand beroerte herseninfarct hersenbloeding tia infarct attaque aneurysma cva",
    "HEVIG": (
        "stopt_niet blijft_komen hoogzwanger verliest kletsnat doordrenkt alles_zit hevig erg veel heel hard flink rund enorm stoppen"
        " gestopt stopt gestelpt stelpen overal spuit gutst liters oor blijft niet_te_stoppen onophoudelijk ernstig zwaar slagader plas"
    ),
    "HUIDSKLEUR": (
        "wordt_blauw ijskoud_en_suf ijskoud_en_slap helemaal_blauw helemaal_grauw helemaal_wit zwart_voor_de_ogen asgrauw doodsbleek"
        " krijtwit zo_wit_als lijkwit spierwit lijkbleek lippen_blauw lippen_zijn_blauw blauwe_lippen grijs_in_het_gezicht"
        " grauw_in_het_gezicht gries ziet_blauw wit_weggetrokken blauw_aangelopen blauw_en_stil loopt_blauw zwart_voor_mijn_ogen"
        " zie_sterretjes"
    ),
    "INGEZAKT": (
        "zakte_in_elkaar in_elkaar_gezakt in_elkaar_gestort stortte_in_elkaar in_mekaar_gezakt onwel_geworden zakt_in_elkaar"
        " plots_neergevallen onwel in_elkaar_zakte neergezegen in_elkaar_zakt"
    ),
    "KOORTS": "koorts",
    "LETSEL": (
        "kan_niet_opstaan niet_overeind kom_niet_overeind niet_meer_overeind niet_meer_opstaan staat_raar heup_gebroken been_gebroken"
        " is_gebroken niet_bewegen voelt_zijn_benen voelt_haar_benen gevoel_in_zijn gevoel_in_haar hoofdwond bewusteloos gapende"
        " bot_steekt staat_scheef niet_meer_staan uit_zijn_oor hoofd_opengevallen hoofd_open gat_in_zijn_hoofd gat_in_haar_hoofd"
        " niet_meer_omhoog ligt_onderaan schreeuwt_van_de_pijn op_zijn_hoofd op_haar_hoofd op_hoofd suf wit hij_is_in_de_war niet_omhoog"
        " voelt_niks_meer voelt_zijn krijg_haar_niet krijg_hem_niet"
    ),
    "LIGT": "ligt lig liggen lag bank bed grond vloer *vloer bodem tuin trap keukenvloer onderaan rotonde",
    "LIGT_NEER": "ligt lig liggen zit_op_de_grond",
    "LUCHT": "lucht adem zuurstof",
    "MAANDEN": "januari februari maart april mei juni juli augustus september oktober november december",
    "MOND": "mond gezicht mondhoek lip aangezicht lacht gelaat ooglid",
    "NIET_ADEM": (
        "ademt_niet ademt_niet_meer niet_ademen niet_meer_ademen ademt_raar ademt_heel_raar niet_meer_ademt niet_ademt ademt_bijna_niet"
        " ademt_nauwelijks nauwelijks_ademen reutelt rochelt reutelen stopt_met_ademen bijna_niet_ademen haast_niet_ademen nauwelijks_adem"
        " amper_ademen ademt_amper hapt_naar"
    ),
    "ONGELUK": "aangereden overreden geschept verdronken aanrijding ongeluk verkeersongeluk onder_een_auto verdrinkt",
    "OP_VLOER": (
        "grond vloer *vloer trap bad douche badkamer keuken gang stoep onderaan achter_de_voordeur hal tuin naast_mijn_bed naast_zijn_bed"
        " naast_haar_bed"
    ),
    "OVERDOSIS": "overdosis overgedoseerd ghb overdose",
    "REAGEERT_NIET": (
        "geen_antwoord_meer geeft_geen_antwoord_meer reageert_nergens_meer zegt_niets_meer beweegt_niet_meer_en reageren_niet"
        " reageert_niet reageert_niet_meer reageert_bijna_niet reageert_nergens reageert_nauwelijks beweegt_niet bewegt_niet"
        " beweegt_niet_meer beweegt_bijna_niet beweegt_nauwelijks zegt_niks geeft_geen_antwoord antwoordt_niet niet_reageert"
        " zegt_niks_meer reageert_amper"
    ),
    "SCHEEF": "scheef hangt naar_beneden noar_ain_kant naar_een_kant verlamd scheve omlaag",
    "SLAP": (
        "slap suf sloom nekstijf nek_is_stijf stijve_nek nek_stijf vlekjes wegdrukken stuip bewusteloos niet_wakker hangerig_en_slap"
    ),
    "SPRAAK": (
        "niet_meer_uit_mijn_woorden niet_uit_mijn_woorden uit_mijn_woorden_komen uit_zijn_woorden_komen uit_haar_woorden_komen"
        " spreekt_wartaal praat_wartaal praat_onzin stamelt wartaal lalt brabbelt onverstaanbaar praat_raar praat_zo_raar praat_gek"
        " praat_vreemd kan_niet_praten niet_meer_praten niet_meer_proaten brij brabbelen kan_niet_meer_praten niet_uit_zijn_woorden"
        " niet_uit_haar_woorden lallen dubbele_tong praat_ineens praat_heel_raar praat_anders praat_onduidelijk slist"
    ),
    "STIKT": "stikt verstikt gestikt stikken verslikte stik blauw_aangelopen",
    "SUIKER": "hypo suiker insuline diabeet suikerziekte glucose diabetes",
    "TOEVAL": "stuipen stuiptrekking* epileptische toeval stuip insult schokken schokt schuim schuimbekt schuimt verkrampt",
    "UITSTRAAL": (
        "arm armen kaak uitstraalt uitstraling zweet zweten zweterig klam braakt braken overgeven misselijk kortademig benauwd grauw"
        " bleek wit schouder tintelt tintelen ineens plots opeens nu"
    ),
    "VERBRAND": (
        "brand_gewond kokende_olie bijtend kokend_vet barbecue_aanmaak verbrand brandwonden kokend_water onder_stroom in_de_vlam"
        " vlam_geslagen hete_olie elektrocutie heet_water brandwond frituurvet hete_thee"
    ),
    "VERSTANDELIJK": "verstandelijk beperking logopedist taalachterstand stottert",
    "ZWELT": "zwelt dichtzwelt opgezwollen gezwollen zwelling dicht dik dikker zwellen opgezet",
    # geen_onderdak
    "ANDERPLEK": (
        "couch andermans op_de_bank matras logeren logeer vriendin voorlopig flesjes hondenpoep de_mat bij_mijn bij_een bij_de_buren"
        " camping vakantie op_de_bank_bij bij_een_vriendin bij_een_vriend bij_mijn_zus bij_mijn_moeder bij_mijn_broer bij_een_maat"
        " bij_een_kennis festival tuincentrum caravan camper busje bij_mijn_nicht bij_vriend in_de_opvang_nu een_kamer bij_een_collega"
        " luchtbed_bij"
    ),
    "BUITENPLEK": (
        "bouwkeet wasserette onder_de_trap bossies bosschage keet bushokjes fietstunnel hal_van_de_flat portieken garageportiek"
        " speelhuisje hooiberg carport laadperron binnenplaats pinautomaat geldautomaat fietsenkelder straat portiek brug viaduct bushokje"
        " bushalte park parkbank parkbankje bankje station stationshal treinstation busstation perron tent tentje parkeergarage"
        " trappenhuis tunnel tunneltje fietsenstalling bos bosje bosjes winkelcentrum afdak portaal doos kartonnen_doos slaapzak sporthal"
        " steiger metrostation bankjes struiken parkeerdek tramhalte schuilhut kerkportaal wachtkamer fietsenhok kerkhof strand zandbak"
        " speeltuin ziekenhuishal hal_van_het wachtruimte mcdonalds plein schiphol treinhal galerij buitentrap kelderbox containers"
    ),
    "DING": (
        "auto aanhanger container fiets fietsen afval vuil vuilnis kliko bankstel koelkast wasmachine meubels ondergrond lantaarnpaal"
        " bomen boom camera camera's voetbal spelen paaltjes parkeren geparkeerd verlichting evenement"
    ),
    "LIG": (
        "slaap slaapt slapen geslapen lig ligt liggen gelegen overnacht overnachten doorbrengt doorbreng leef leeft bivakkeer verblijf"
        " woon sjlaop zit"
    ),
    "MAAND_EROM": "per_1 volgende_maand volgende_week binnenkort eind_deze eind_van over_een maandag_sta_ik",
    "MET_BAGAGE": "koffer koffers tassen tas kinderwagen spullen kinderen baby deken dekentje slaapzak kindje kind hond pyjama",
    "MORGEN_EROM": (
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag morgen overmorgen week weken maand februari maart april mei juni juli"
        " augustus september oktober november december januari 1 dreig dreigen dreigt bang straks dadelijk weldra"
    ),
    "NERGENS_HEEN": (
        "geen_hotel geen_geld_voor_een_hotel nergens geen_bed geen_slaapplek geen_slaapplaats geen_onderdak geen_plek geen_dak"
        " geen_opvang niks_voor_vannacht opvang_zegt opvang_is waar_slaap waar_slapen waar_ik_vannacht waar_moet_ik waar_ga_ik waar_moeten"
        " niet_waarheen slapen slaap koffers koffer uit_huis_gezet buiten_gezet weet_niet_waar vannacht_niet slaapzak"
    ),
    "OPVANG": (
        "nachtopvang daklozenopvang noodopvang crisisopvang passantenhotel slaaphuis passantenverblijf opvang leger_des_heils"
        " winteropvang"
    ),
    "SCHUILPLEK": (
        "station stationshal busstation bushokje bushalte perron portiek tent tentje slaapzak park bankje afdak brug viaduct ziekenhuis"
        " bibliotheek plein tunnel schiphol parkeergarage trappenhuis fietsenstalling wachtkamer mcdonalds"
    ),
    "STA": (
        "sta staan staat zit zitten ligt lig liggen zwerf zwerven loop ben zijn slaap slapen slaapt beland terechtgekomen belanden dwaal"
        " leef leven"
    ),
    "TOEKOMST": (
        "volgende_week volgende_maand volgend_jaar over_een_week over_een_maand over_twee weken_over binnenkort over_drie"
        " eind_van_de_maand volgende_week_moet per_1 met_ingang einde_van_de_maand over_een_paar eind_april eind_mei eind_deze_maand"
        " na_de_zomer ooit"
    ),
    "UIT_HUIS": (
        "eruit_getrapt eruit_gekickt leeggehaald slot_veranderd sloten_veranderd slot_verwisseld het_huis_uit_geschopt buitengesloten"
        " de_deur_uit_gezet op_de_keien aan_de_deur_gezet deur_uit_gezet uit_het_hotel_gezet uit_de_kamer_gezet uit_de_noodopvang"
        " uit_huis_gezet huis_uit_gezet buiten_gezet op_straat_gezet op_straat_gegooid huis_uit_gegooid uit_huis_gegooid uit_huis_gegooit"
        " eruit_gegooid eruit_gezet eruit_geschopt uit_de_opvang_gezet uit_de_opvang_gegooid uit_het_pleeggezin ontruimd huis_uit_getrapt"
        " uit_mijn_huis_gezet uit_mijn_kamer_gezet slot_vervangen sloten_vervangen zette_ons_op zette_mij_op zette_me_op uit_de_flat_gezet"
        " huis_uitgezet eruitgezet eruitgegooid uit_huis_geplaatst_door uitgezet moest_eruit ons_net_buiten niet_meer_binnen buitengezet"
        " buitengegooid mijn_spullen_op spullen_op_straat afgebrand uit_mijn_woning_gezet uitgeprocedeerd"
    ),
    "VANNACHT": "vannacht vanavond deze_nacht komende_nacht tonight vannach vanaf_nu nacht",
    "VERBLIJF": (
        "ik we wij me mij ons hij ze zij man vrouw mevrouw meneer *zoon *dochter jongen meisje vriend *broer *zus gezin iemand baby"
        " kinderen vluchteling client mensen tweeen hond"
    ),
    "VOL": "vol dicht weigert geweigerd gesloten bed plek plaats weggestuurd vrij plekje",
    # geen_eten
    "ETEN": (
        "eten voedsel eetbaars maaltijd avondeten ontbijt boterham kruimel brood melk voeding rijst pap babymelk flesvoeding lunch"
        " avondmaal babyvoeding maaltijden eetbaar boodschappen"
    ),
    "GELD": (
        "geld euro cent saldo rekening pas bankrekening blut gestort loon uitkering bijstand portemonnee inkomen budget toeslag"
    ),
    "HONGER": "honger hongerig uitgehongerd rammel",
    "KAST": (
        "koelkast kast kasten keukenkastjes keukenkast voorraadkast voorraad vriezer kastjes ijskast diepvries keuken voorraadkastje"
        " frigo"
    ),
    "LAATSTE_WEEK": (
        "elke_maand laatste_week eind_van_de_maand einde_van_de_maand volgende_maand de_15e de_18e de_20e schimmel tegen_woensdag"
    ),
    "LATER": (
        "over_*_dagen over_een_paar_dagen over_een_week over_*_weken over_een_paar_weken over_een_maand over_anderhalve_week binnen_*_dagen"
        " binnen_een_paar_dagen binnen_een_week binnenkort morgen overmorgen volgende_week volgende_maand komende_week komende_maand"
    ),
    "LEEG": "leeg lege leegte",
    "MONDEN": (
        "ik wij ons kinderen kind zoon dochter zoontje dochtertje jongens meisjes baby tweeling gezin kindjes kleintjes kindje broertjes"
        " broertje zusje monden peuter kleuter kleinkinderen leerling"
    ),
    "NOODPAKKET": "noodpakket voedselpakket noodhulp boodschappenpakket eetpakket pakketje voedselbon noodkist kratje",
    "NU_ETEN": (
        "vandaag vanavond vanmiddag vanochtend vanmorgen nu vannacht tot_maandag tot_dinsdag tot_woensdag tot_donderdag tot_vrijdag"
        " tot_morgen weekend dit_weekend letterlijk sinds_gisteren sinds_vanochtend sinds_eergisteren sinds_zondag sinds_maandag"
        " sinds_vrijdag helemaal_niks echt_niks helemaal_geen noodgeval"
    ),
    "OVER_ETEN": "eet gegeten ontbeten gekookt koken hongerig* hongeren verhonger* maag voeden honger* voedsel* eten* vasten",
    "TEKORT": "geen niks zonder nul nauwelijks amper",
    "VANDAAG": "vandaag vanavond vanmiddag vanochtend vanmorgen nu vannacht tonight",
    "VANDAAG_ETEN": "vandaag vanavond vanmiddag vanochtend vanmorgen vannacht sinds_gisteren",
    "VOEDSEL": (
        "beschuit hagelslag ui uien blik blikvoer aardappel havermout cruesli knakworst* ei eieren kaas vlees koekjes poeder nutrilonmelk"
        " flesje flesjes voedselpakket soepje droog_brood eten voedsel eetbaars maaltijd avondeten ontbijt boterham* kruimel brood melk"
        " rijst pasta pap babymelk flesvoeding babyvoeding poedermelk lunch avondmaal maaltijden boodschappen hap aardappels macaroni soep"
        " fruit groente crackers cornflakes beleg drinken_en_eten bordje warm_eten warme_hap noodles nutrilon opvolgmelk"
    ),
    "VOEDSELBANK": "voedselbank voedselbanken",
    "VOORRAAD": (
        "in_huis er_thuis in_de_kast in_de_kasten in_de_kastjes in_de_koelkast in_de_keuken op_de_plank in_mijn_keuken bij_ons_thuis"
    ),
    "ZIEKETER": (
        "coeliakie glutenvrij allergie lust gezonde vegetarisch lactose te_dik vergeten vergeet_te weigert slikken slikt anorexia"
        " eetstoornis eetlust trek misselijk verdriet dement dementie rouw afvallen dieet vasten nuchter operatie onderzoek bloedprikken"
        " kanker vergeet maagzuur dietist smaak kokhalst kotst braakt"
    ),
}

# --- beeldspraak: deze woorden tellen niet mee -----------------------------------------------

BEELDSPRAAK = """
DOOD ..1 van|aan ..1 de|het|die|dat|deze|al|ellende|verveling|verdriet !ECHT
ga|gaan|ging|ga_ik|gaat dood ..0 van|aan|door
verveel|verveelt|vervelen|schaam|schaamt|schamen|schrik|schrok|lach|lachte|werk|erger|ergert|zoek|zoekt|betaal|wacht ..2 dood
zuip|zuipt ..3 dood
van|na|sinds|tot|door|om|over|voor de|zijn|haar|hun|mijn dood
de|zijn|haar dood ..1 van
dood_van
is|was|zijn|lag|bijna|halve ..1 dood $
doodgoed|doodstil|doodmoe|doodop
loopt|liep|lopen dood
wordt|word|worden ..1 mijn dood
moeder|vader|ma|pa|mama|papa|man|vrouw|baas|docent|ouders vermoord* ..1 me|mij als
vermoord* ..1 me|mij ..0 als|om|wanneer
rug|knie|heup|knieen|hoofd|schouder|nek vermoord*
slaat|maakt ..1 me|mij ..1 dood|af als
mes|messen ..1 op ..1 de keel
mes ..0 erin
getrokken messen
met ..2 mes ..3 tafel|snijden
moord ..0 en brand
spring ..3 liever|gat|vel
springen ..1 op $
om ..2 van ..1 uit ..4 springen
om ..3 uit ..2 raam ..2 springen
op springen staat|stond
sta|staat|stond op springen
liever dood !leven
doodvalt|doodval
levend begraven
leven ..1 gered
stik|stikken|stikt ..1 in|van ..1 de|het|werk|schulden|papieren
hart ..2 stil|breekt|gebroken
hele leven
maakt|maken ..2 misbruik
misbruik van
leef|leven ..1 zowat ..2 niet
adem in ..2 tot
geeft ..2 me ..3 hartstilstand|hartaanval|hartinfarct
zit|zitten ..1 op ..1 straat ..2 te|om
spelen ..2 op ..0 straat
leven ..0 meer $
op_sterven
steen|blok|last|gewicht ..2 borst
borst voeding
honger naar
wel ..1 wurgen|vermoorden|slaan|schieten
dakloos voel
straat ..1 gezet door ..2 WERK
niet_dat ik ..2 DOOD ..1 WIL
wil er ..0 niet mee dood
DOOD ..0 WIL|willen ..1 dat ..1 WIL ..1 niet
bang ..3 dood|doodga|doodgaat|doodgaan|sterven
denk|denken|dacht ..2 dood|doodga ..1 ga $
vleselijk
zelfmoord|zelfmoord* ..0 voor|van
zelfmoord* gepleegd
pleegde zelfmoord*
de|zijn|haar|hun zelfmoord*|zelfdoding
huisarts|dokter|arts ..1 zegt|vroeg|vindt
hoofd|neus|rug ..0 stoot
alles ..0 op $
klap ..1 van ..1 haar|zijn dood
klap ..2 op ..1 vuurpijl
in_een_klap
mist|mis ..2 dood
op_straat ..1 wordt|word|durf|loop|lopen|speelt|spelen
geen_leven
eigen leven
haal|halen|haalt ..2 het_leven
leven ..0 als|in|met|van|langs
"""

# --- wat een vondst laat vervallen ------------------------------------------------------------

REM_BERICHT = ("FICTIE",)
REM_RONDOM = ("GRAP", "AFLOOP")
REM_ZIN = ("HYPOTHESE", "AANBOD", "VERBEELD")
REM_VLAG: dict[str, tuple[str, ...]] = {
    "medisch_nu": ("BEHANDELD", "DIER"),
    "suicide": ("NABESTAAND",),
    "kind_in_gevaar": ("BANG_DAT",),
}
REM_BERICHT_VLAG: dict[str, tuple[str, ...]] = {
    "geen_eten": ("NIET_HONGER", "AANBOD"),
}

# Deze vlaggen gaan over vandaag: wat in hetzelfde zinsdeel pas later zo is, is een dreiging en geen crisis.
NIET_LATER = frozenset({"geen_eten"})
# 'Tot morgen niks te eten' en 'pas morgen weer geld' gaan wel over vandaag.
VOOR_LATER = frozenset("tot pas sinds".split())

# ... en wat er twijfel van maakt: in de zin (tenzij er een NU bij staat) of in het bericht.
TEMPER_ZIN: dict[str, tuple[str, ...]] = {
    "geweld_nu": ("VAAK",),
    "geen_eten": ("VAAK",),
    "medisch_nu": ("VAAK", "CHRONISCH"),
}
TEMPER_BERICHT: dict[str, tuple[str, ...]] = {"geweld_nu": ("AFWEZIG", "AFGEHANDELD")}

# Vlaggen met een onderwerp dat altijd genoemd wordt: de begrippen waarvan er minstens een in het bericht staat.
ONDERWERP: dict[str, tuple[str, ...]] = {
    "kind_in_gevaar": ("KIND", "KLEIN", "KLEIN_ECHT", "BABY", "JONG", "TIENER", "OVER_KIND"),
    "geen_eten": ("ETEN", "VOEDSEL", "HONGER", "KAST", "VOEDSELBANK", "NOODPAKKET", "OVER_ETEN"),
}

# --- regels: zeker ----------------------------------------------------------------------------

ZEKER: dict[str, str] = {}
TWIJFEL: dict[str, str] = {}

ZEKER["suicide"] = """
# dood willen
WENS ..4 DOOD !bang
DOOD ..2 WIL|wou|willen !bang
hoop|hoopt|hopen ..1 dat ..1 ik|hij|zij|ze ..5 DOOD
was|waren ik|wij maar ..1 DOOD
wou|wens dat ik ..3 DOOD|nooit_geboren|niet_bestond|weg_was
manier|manieren|middel|hoe ..4 DOOD|sterven ..1 kan|kunt|kun|gaan|gaat|te|raken
manier ..3 te sterven
DOOD ..2 maken|maak & ZELF|mij|me
# niet meer leven of er niet meer zijn
niet ..1 NIETMEER ..2 leven|bestaan & WENS
leven NIETMEER ..1 niet|WIL
WENS ..4 er ..3 niet_meer ..1 zijn|was|ben
er ..2 niet_meer ..1 WENS ..1 zijn
er ..2 gewoon? niet_meer ..1 was|zijn & liefst|liever|wou|WENS|hoop
niet_meer|nooit_meer ..1 wakker ..1 worden|word|wordt|hoeven|hoef !!school
dan|morgen|straks|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|daarna|weekend ..4 er ..2 niet meer $ & ik|wij
er_niet_meer|er_dan_niet_meer|er_straks_niet_meer ..1 ben & morgen|straks|dan|weekend|daarna|besloten|besluit|missen|merken|klaar|beter
leef ..1 niet ..2 lang
leef ..1 morgen ..1 niet
leef niet_meer_lang
waarom|waarvoor leef ik|hij ..1 nog
klaar|genoeg ..1 met|van ..2 leven
klaar met ..1 alles & weg|dood|leven|afscheid
WENS ..3 weg van ..1 deze|de wereld
weg ..1 van deze wereld|aarde
geen|weinig ..1 reden|zin|doel ..2 meer? ..2 leven|bestaan
leven ..1 is ..2 voorbij|zinloos|klaar|over & mijn|het|voor_mij && WANHOOP|AFSCHEID|ik|morgen !feest !gemeenschap
leven ..2 hoeft ..3 niet_meer
leven ..1 heeft ..3 geen ..1 zin
hoeft ..4 voor|van ..0 mij|me|hem|haar ..1 niet_meer $
voor|van mij|me hoeft ..2 niet_meer
hoeft|hoeven ..1 niet_meer ..1 voor|van ..0 mij|me|hem|haar $
hoeft ..1 voor mij|me|hem|haar niet_meer $
ik ..0 hoef niet_meer $
DOODWENS
levenseinde & zelf|plan|vanavond|bepaal|morgen !wensen !arts !gesprek !thuiszorg
leven ..2 gehad|geleefd|moe && niet_meer|zelf|genoeg|klaar|waarom && WANHOOP|GEREGELD|zelf|klaar
lang_genoeg geleefd
genoeg|mooi geweest & dood|leven|wapen|pillen|dienstwapen|geleefd|zelf_afmaken
# zelfdoding met name, of zichzelf iets aandoen
ZELFMOORD !MEEGEMAAKT
EIND ..3 aan ..4 leven !MEEGEMAAKT
EIND ..1 aan ..1 alles|mezelf|zichzelf !MEEGEMAAKT
er ..4 EIND ..2 aan & MAAK & ik|hij|zij|ze|hoe|zelf|dan !!OVERLAST !gemeente !jullie_een !ruzie !lawaai !kunnen_jullie !MEEGEMAAKT
beeindig|beeindigen|beeindigt ..3 leven
leven ..3 beeindigen|beeindigt|benemen|ontnemen|beroven|nemen & ZELF|ik|WENS|zich|te
STAP_ERUIT !auto !bus !trein !project !lease !bestuur !contract !WERK !taxi
ZELF ..5 ZELFGEWELD !MEEGEMAAKT
ZELFGEWELD ..2 ZELF
ZELF ..4 door ..1 kop|hoofd|hart ..2 schiet|schieten
ZELF ..2 ombrengen|ombreng|vermoorden|doden|doodt|vermoord
polsen|pols ..4 doorsnijd*|doorsnij*|opensnij*|opengesneden|doorgesneden|open|snijden|snij|snijd|doorsnee
WAPEN ..3 pols|polsen
denk|denkt|denken|gedachten|gedachte|nadenk|fantaseer|plan|plannen ..6 ZELFMOORD|doodgaan|dood_gaan|dood_maken|sterven !bang
denk|denkt ..4 aan ..1 de_dood & elke|steeds|alleen|voortdurend|constant|altijd
geprobeerd|poging|pogingen ..6 EIND|ZELFMOORD|van_kant|leven_te
gevaar ..2 voor ..1 ZELF
# plaatsen
ZELF ..6 van|voor|uit|onder ..3 AFGROND ..3 gooi|gooit|gooien|werpen|werpt
ZELF ..6 gooi|gooit|gooien|werpt ..3 van|voor|uit|onder ..3 AFGROND
gooi|gooit ..1 ZELF|me|mij ..3 van|voor|uit|onder ..3 AFGROND
van|voor|uit|vanaf|onder|tegen ..4 AFGROND ..4 SPRING|gaan & ik|hij|ze|zij|WENS|IEMAND|dreigt|dreigde !KINDEREN_SPELEN !liever !hond !kat !bus
SPRING ..3 van|voor|uit|onder|tegen|vanaf ..3 AFGROND & ik|hij|ze|zij|WENS|IEMAND|dreigt !KINDEREN_SPELEN !liever !hond !kat !bus !moet_ik
sta|staat|zit|ben|hang|loop ..3 op|aan|over ..2 rand|reling|dak|vensterbank|brug|spoor|brugleuning|flat|viaduct && springen|spring|dood|trein|diepte|afscheid|dreigt !KIND_BUITEN !bad !bed !altijd
ik sta op|bij|naast ..1 brug|spoor|dak|reling|treinrails|rails|viaduct|afgrond ..1 $
benen ..2 over ..2 reling|rand|balkon
sta|zit ..4 bij|op|langs|naast ..2 spoor|rails|perron && niet_meer|durf|trein|treinen|voorbij|verleiding|springen & ik|hij|ze|ben|sta|niet
perron|spoor & vasthouden|verleiding|bang_voor_wat|trekt|springen|gedachte
het water|kanaal|rivier|zee ..1 in ..1 ga|gaat|gaan|wil|lopen|springen|gelopen !zwemmen
het_water_in && dood|depressief|zei|zegt|leven
tegen ..1 een boom|viaduct|vrachtwagen & rij|rijd|rijden|auto|gas & ik|hij|ze !reed !samen
# middelen
PILLEN ..5 SPAREN
SPAREN ..3 PILLEN
hoeveel ..2 PILLEN ..3 nodig|dodelijk|genoeg|dood !voorschrift
uitgezocht|opgezocht|opzoek|googelen|gegoogeld & PILLEN|DOOD|EIND|sterven|zelf
alle|al ..3 PILLEN ..6 INNEMEN|tegelijk|klaar|klaarleg* & WENS|ga|neem|ik|dood|hij|ze !vergeten !bijsluiter !apotheek
GA|WENS|neem|ga_ik ..6 alle PILLEN
GA|WENS ..3 overdosis
alle ..2 PILLEN && hemel|dood|afscheid|niet_meer|genoeg|kastje
pil_van_drion|laatstewilpil|middel_x|zelfdodingspoeder|laatstewilmiddel
hart*|PILLEN & stopt|gestopt & dood|wil
TOUW & klaar|gekocht|hangt|kopen|gestaan|zolder|nek|gemaakt|geknoopt|strop !trekken
garage && motor && lopen|ophoudt|uitlaatgas*
gaskraan|gas & opengedraaid|openzet|opendraaien & ZELF|dood|leven
dienstwapen|pistool|geweer & genoeg|leven|dood|ZELF|slaap & opa|vader|man|hij|ik !bedreigt !vermoord*
# afscheid
AFSCHEID !feest !collega !receptie !stage !WERK
laatste ..1 dag|nacht|bericht|avond|groet|woorden & mijn|dit_is|haar|zijn && ik|ze|hij|zij|appt && WANHOOP|leven|bedankt|vaarwel|niet_meer|aankan|zorg|dit_is !werkdag !schooldag !maand
zeg|vertel ..6 kinderen|man|vrouw|moeder|ouders|mama|dochter|zoon ..5 hou|hield|houd ..1 $
zorg|zorgen ..1 goed ..1 voor & hond|kat|mama|kinderen|zusje|dieren && rustig|laatste|vaarwel|afscheid|neemt_niet|weggegeven|houdt|niet_meer
niet ..1 naar binnen ..1 gaan|komen & politie|briefje
# last voor anderen
BETER_ZONDER
zonder mij|hem|haar|me ..4 beter
beter|fijner|makkelijker|opgelucht|gelukkiger ..4 zonder mij|me|hem|haar
niemand|jullie ..2 meer last van ..1 mij|me
iedereen|jullie|ze ..3 van_me_af|van_mij_af ..2 $ && WANHOOP|voorgoed|niet_meer|dan_is|leven|straks
niemand ..2 zal|zou|gaat ..1 me|mij ..2 missen && niet_meer|morgen|klaar|dood|weg
# alles geregeld, besloten
WANHOOP && GEREGELD
niet_meer_leven && GEREGELD
er_niet_meer && besloten|besluit|GEREGELD|eigen_keus|doorgehakt
knoop_doorgehakt && levensmoe|dood|niet_meer|leven
levensmoe
ga ..3 zelf ..2 afmaken
# een dode achterna
ga|gaat|wil|gaan|ging ..4 achterna & hem|haar|mama|papa|moeder|vader|vrouw|man|zoon|dochter|oma|haar !hond
hemel & WENS|straks|morgen|vanavond|ga|bij|kom|gauw & ik|hij|papa|mama|ze & hem|haar|mama|papa|vader|moeder|vrouw|man|zoon|dochter|pa|ma|toe !gelooft
WENS|ga ..4 naar ..2 hem|haar|pa|ma|papa|mama|vrouw|man ..1 toe && overleed|overleden|gestorven|dood
PILLEN|eten & weigert|stopt|gestopt|expres & dood|naar_pa|naar_haar|naar_hem|sterven
sterven && zelf|vanavond|pijnloos !ziek !kanker !hospice
euthanasie && zelf ..4 doe|wel|dan
voorgoed && van_me_af|niet_meer|afscheid|laat_maar
kan_niet_meer wil_niet_meer
niet_meer ..1 willen|wil $ && ZEGT|gezegd|over && elkaar|weggegeven|hand|afscheid|dood|leven
niet ..1 lang|meer ..1 maak* & zelf
iets ..2 aandoen|aandoet ..3 als ik ..1 ga|wegga & zich|ZELF
WIL ..1 dit|het niet_meer $ && waarom_leef|leef_ik
# losse zegswijzen
stop|stoppen|gestopt|ophouden|kappen met ..1 leven
WENS ..3 er ..2 uitstappen|tussenuit|uit_stappen
er ..2 uitstappen|tussenuit & leven|meen|definitief|vanavond|voorgoed !auto !bus !project !les
uitweg ..4 DOOD
DOOD ..3 uitweg|oplossing|rust|verlossing & enige|geen|is|alleen|lijkt
verlang|verlangt|snak|snakt ..3 naar ..2 dood|de_dood|einde|eind
verlang|verlangt|snak ..2 naar_de_dood
hangt|hing|hang ..1 ZELF ..1 op $
ga|gaat|gaan ..2 slapen && niet_meer_op|nooit_meer_op|niet_meer_wakker
sta ..1 morgen? ..1 niet_meer_op|nooit_meer_op !vroeg
wil ..2 nooit ..2 wakker
sterren|hemel|engel* ..3 WENS|wil|naar & papa|mama|opa|oma|hem|haar && gezegd|wil|zegt & sterren|hemel|engel*
klaar met ..1 leven|alles
klaar|op ..3 leven $ & met|leven && ik|ben & klaar
volgende_keer|deze_keer ..3 raak|lukt|goed & snijd|snijdt|poging|zegt|pillen|ZELF
TOUW & opgesloten|ingesloten|op_slot|schuur|zolder|garage|bos|boom && hij|ze|vader|zoon|vriend|man|broer|ik !paard !hond !boot !fiets
stop|stopt|stoppen ..3 eten|drinken|medicijnen|dialyse & over|dood|klaar|sterven|expres !afvallen
spijt ..1 me && brief|vaarwel|niet_meer|dood|pillen|hou_van_jullie & spijt
hou ..1 van ..1 jullie && niet_meer|spijt|vaarwel|pillen|afscheid|sterk
rand|reling ..2 van ..2 AFGROND & stond|staat|sta|zit|zat|gestaan|ga
beter ..1 af ..3 zonder
dood ..2 beter|opluchting|verlossing|oplossing & ben|is|zijn|zou & ik|mij|iedereen
niemand ..3 merkt|merken|mist|missen|opvallen & dood_ben|er_niet_meer|weg_ben|er_niet|dood_ga !niet_dood && WANHOOP|dood|klaar
leven ..2 beu|moe|zat|te_zwaar && WANHOOP|dood|niet_meer|ik
het leven ..1 beu|moe|zat
ik|hij|ze ..3 leven ..2 beu|moe|zat $
zinloos|nutteloos|waardeloos & leven|bestaan && niet_meer|dood|stoppen|weg|verder
mijzelf|mezelf|zichzelf ..3 iets|wat ..3 aandoen|aandoe|aandoet|aan
doe|doet|ga ..4 ZELF ..3 iets|wat ..2 aan
heeft|heb ..4 ZELF ..4 opgehangen|gesneden_diep|verhangen|neergestoken|doodgeschoten !jaar !jaren !vorig* !toen !overleden
suicidepoging|zelfmoordpoging|tentamen_suicide & net|vandaag|vannacht|gisteren|nu|weekend
afscheid & nemen|genomen|neemt & leven|iedereen|ons|mij|kinderen|familie && niet_meer|leven|pillen|dood|rustig !begrafenis !overleden
er ..3 gewoon? niet_meer & liefst|liever|wou|wilde & was|zijn|ben & ik|hij|ze
voorgoed|voor_altijd|eeuwig ..3 slapen|weg|rust|stil|inslapen & ik|hij|ze|zij|wil|ga !vriend !verhuis*
inslapen & wil|ik|wilde & niet_meer|nooit|voorgoed|wakker|dood|spuitje !hond
begrafenis|uitvaart|crematie & mijn|zijn|haar & regelen|geregeld|betaald|uitgezocht && WANHOOP|niet_meer|besloten|zaterdag|morgen|depressief !overleden !overlijden !ziek
ga|ben ..2 weg && kom|kom_ik ..2 niet_meer ..1 terug && brief|vaarwel|spijt|zorg|dood|kinderen & ga|weg|terug !man !vakantie
hou|houd ..1 van ..1 jullie|mama|papa|je && sorry|spijt|vergeef|vaarwel && niet_meer|brief|pillen|klaar|sterk
vergeef ..1 me|mij && niet_meer|kinderen|vaarwel|pillen|weg
kan ..3 niet_meer ..3 leven|verder_leven & ik|hij|ze|zo|schaamte|pijn|met_deze !zonder_auto !zonder_hulp !zonder_mijn
wil ..2 niet ..3 verder ..1 leven|met_leven|met_het_leven
wil ik|hij|ze ..1 niet_meer ..1 verder $ && WANHOOP|leven|dood|overleden|gestorven
stap|stappen|spring ..3 voor|onder ..2 trein|auto|bus|vrachtwagen|metro & ik|hij|ze|straks|ga|wil|zou !instappen
heeft|heb ..4 afscheid ..2 genomen & hond|kinderen|van_mij|van_ons|van_iedereen|vrienden && WANHOOP|leven|dood|pillen|weg
rijdt|rij|rijd|reed ..4 tegen ..3 boom|viaduct|pijler|muur|vangrail & ga|wil|straks|zou|expres|gas|dreigt|zegt !samen !per_ongeluk
gaspedaal|expres ..4 boom|water|kanaal & ik|hij|ze|wil|denk
denk|denkt|dacht ..4 aan|over ..2 eruit_stappen|er_een_eind|eind|einde & maak|maken|leven|alles|stappen
plannen|plan ..3 om ..6 EIND|dood|leven ..4 MAAK|stappen|gaan|sterven & dood|EIND|leven
wat ..1 als ik ..2 dood|er_niet ..3 ben|was|meer && niemand|beter|WANHOOP|missen
# andere talen
i_want_to_die|want_to_die|wanna_die|kill_myself|killing_myself|end_my_life|take_my_own_life|want_to_end_it|no_reason_to_live|better_off_without_me|dont_want_to_live|don't_want_to_live|do_not_want_to_live|not_want_to_be_alive|hang_myself|ending_my_life
ich_will_sterben|nicht_mehr_leben|ich_will_tot_sein|mir_das_leben_nehmen|bringe_mich_um
ich ..3 mich umbringen
mich_umbringen !er !sie
lebensmude|will_sterben|mochte_sterben
intihar*|olmek_istiyorum|yasamak_istemiyorum|kendimi_oldur*|canima_kiy*|hayatima_son|olmek_istiyor
chce_umrzec|nie_chce_zyc|nie_chce_juz_zyc|zabic_sie|sie_zabic|zabije_sie|samoboj*|odebrac_sobie_zycie|skonczyc_ze_soba
хочу_померти|не_хочу_жити|не_хочу_більше_жити|самогубств*|покінчити_з_собою|вбити_себе|хочу_вмерти|накласти_на_себе_руки|покінчити_з_життям
хочу_умереть|не_хочу_жить|не_хочу_больше_жить|самоубийств*|покончить_с_собой|убить_себя
اريد_ان_اموت|اريد_الموت|انتحار*|الانتحار|سانتحر|انتحر*|لا_اريد_ان_اعيش|اقتل_نفسي|انهي_حياتي|لا_اريد_العيش|ابغي_اموت|بدي_موت
"""

TWIJFEL["suicide"] = """
zie ..3 niet ..1 meer zitten
hoeft ..3 niet_meer
wil_niet_meer $
kan_niet_meer verder
kan zo niet_meer leven
wil zo niet_meer leven
niet_meer zo leven
donkere gedachten|gedachte
zwarte gedachten
geen zin ..2 meer ..2 leven
heeft ..3 leven ..2 geen zin
waar|waarvoor|waarom ..1 leef|doe_ik
tot last
als_ik_er_niet_meer_ben
wat heeft ..3 voor zin
ZELF ..3 gesneden|snijd|snijden|pijn_doen|pijn_doe
snijd|snij|snijdt ..2 ZELF
liever dood
gek|gekke|domme ding|dingen ..1 doen|doe|doet
verdwijnen $
leven ..2 niet ..2 waard
geen ..1 uitweg
afgelopen met mij|me
"""

ZEKER["geweld_nu"] = """
# wapen bij de hand
ANDER ..8 WAPEN & GRIJPT !KLUS !deurwaarder !VAKANTIE !als
GRIJPT ..5 WAPEN ..8 ANDER & ACUUT|bedreigt|dreigt|dreigen|zwaait|geslagen|wachten !KLUS !deurwaarder
WAPEN & bedreigt|bedreigd|bedreig|dreigt|dreigen|dreige|zwaait|zwaaien|rent|onderweg !KLUS !deurwaarder
WAPEN && ACUUT && DREIGT|GESLAGEN|SLAAT !!KLUS !!deurwaarder
onder ..0 schot
help && WAPEN
geschoten|schoten|te_schieten|schieten|schiet_op_ons|schiet_op_me & ACUUT|buren|straat|iemand|buurman|zwager|man|hier|hij !duiven !te_binnen !tranen !vuurwerk !foto !wortel !plaatjes !tekort
# iemand slaat, en het is nu
ANDER|SLACHTOFFER ..3 SLAAT ..3 SLACHTOFFER|elkaar|kinderen && ACUUT !school !speelplaats !!NIET_NU
SLAAT ..2 SLACHTOFFER ..3 nu|net|op_dit_moment !VAAK !als !school
nu ..2 SLAAT ..1 hij|ze|zij ..2 SLACHTOFFER !VAAK !als
ANDER ..2 SLACHTOFFER ..2 aan_het SLAAT
SLACHTOFFER ..3 aan_het SLAAT
ANDER ..3 wurgt|wurg|steekt|aanvalt|vermoordt ..2 SLACHTOFFER|mijn|me !als !mug
hoor|horen|hoorde ..6 SLAAT|slaan|vechten
hoor ..6 GIL & haar|vrouw|hulp|GESLAGEN|bonken|slaan|klappen|nu !feest !kinderen_gillen
papa|vader|pa|stiefvader|man|hij SLAAT mama|moeder|haar !dement !!NIET_NU & kom|nu|help|snel|boven|beneden
WORDT ..6 GESLAGEN|aangevallen|bedreigd|gewurgd|in_elkaar && ACUUT !!NIET_NU !school
WORDT ..4 op_dit_moment|nu ..4 GESLAGEN|bedreigd
valt|vallen ..3 me|mij|ons|haar|hem ..1 aan $
in_elkaar ..2 geslagen|slaan|slaat|getrapt && ACUUT !!NIET_NU
slaan|slaat ..5 in_elkaar !!NIET_NU !zou
vechten|gevochten|vechtpartij & WAPEN|bloed|gillen|GIL|gewond|politie|help|hoor !advocaten !school
# net geslagen en het is nog niet voorbij
GESLAGEN && NOG_GAANDE & ANDER|ik|me|mij !!NIET_NU
TOEN_NET ..8 GESLAGEN && ACUUT|AAN_DE_DEUR|DREIGT|SCHUILT & ANDER !!NIET_NU !TOEN_NET_WEL
net|zojuist|zonet|daarnet ..4 GESLAGEN|klappen|stomp|klap|kopstoot|schop & ANDER|me|mij|weer|ik !rekening !financ*
GESLAGEN && bloed|bloedt & ANDER|hij|ze|nog|ik !!NIET_NU
bij|om ..2 KEEL & vast|dicht|houdt|net|nu|gegrepen|gepakt|grijpt|grepen & ANDER|hij|ze !!NIET_NU
van_de_trap_gegooid && ACUUT
geduwd|gedrukt|gegooid|gesmeten & ACUUT|lig_op_de_grond|op_de_grond|sta_buiten & me|mij|haar|ons|mama !eruit !bad !als !!NIET_NU
agressief|door_het_lint|flipt|buiten_zinnen|razend|doorgedraaid|tekeer & SLAAT|geslagen|geduwd|gooit|aanvalt|valt_me|SCHUILT|bang|dreigt|WAPEN|help|kapot|sloopt && ACUUT|GEWELD_HEVIG !!NIET_NU !hersenletsel !als
# dreiging die nu is
ANDER|ZEGT ..10 DREIGT && BIJNA !!NIET_NU !deurwaarder !school
DREIGT & ZEGT|dreigt|gaat|wil & BIJNA !!NIET_NU
DREIGT && AAN_DE_DEUR|achter_me_aan|onderweg|vrijgekomen|ontsnapt|jerrycan|binnen_te_komen|beneden & ANDER|hij|ze|staat|probeert !!NIET_NU
ANDER ..3 gaat|wil|zal ..3 vermoorden|doodmaken|afmaken|doodslaan|neersteken|doodsteken|doodschieten !zou_kunnen !als_hij_het_ziet
slaat|vermoordt|vermoord ..5 BIJNA_NU & me|mij|ons|haar|jou & ANDER|hij|ze|dood !VAAK !als !!NIET_NU !deuren
slaat|schopt|trapt me|mij|haar|hem dood|kapot|verrot & kom|help|nu|alsjeblieft|snel|wc|BIJNA
ga|gaat|gaan ..2 dood|doodgaan & zei|zegt|gezegd|roept & BIJNA|ACUUT !bang !dokter
overleef|overleeft & niet & gezegd|zeggen|broers|hij & vanavond|vannacht|komen
komen|komt ..3 halen & gezegd|dreigt|vermoord*|niet_overleef|eerwraak
huis|boel|woning|tent ..3 in brand|fik|vlam* & BIJNA|ACUUT|benzine|jerrycan|wil|gaat & ANDER|hij|ze !als !!NIET_NU
benzine|jerrycan|spiritus & gegooid|loopt|aansteker|brand|fik|overgoten & hij|ANDER
STRAATVERBOD|ex & AAN_DE_DEUR|nu|binnen|achtertuin|sleutel & staat|zit|loopt|is|hier && help|bang|112|roept|schreeuwt|gooit|DREIGT|WAPEN|STRAATVERBOD|sleutel !!NIET_NU !keer_per !elke !VAAK !clean
wachten|wacht|opgewacht ..4 op|me_op|mij_op|gezegd & slopen|pakken|DREIGT|WAPEN|in_elkaar|dood
achter ..2 me|mij|ons ..1 aan & hij|man|ex|vriend|broers|ze & vlucht*|auto|WAPEN|nu|komt|rent !politiek
durf ..1 niet ..1 naar huis|binnen|buiten && vermoord*|slaat|gezworen|DREIGT|GESLAGEN|wacht & ANDER|hij|man|vriend|ex !!NIET_NU !!school !!jongens
# verstoppen, inbreken, slopen
zit|zitten|ben|sta|typ|lig|opgesloten|verstopt|gevlucht ..5 SCHUILT && ANDER && GEWELD_HEVIG|DREIGT|WAPEN|GESLAGEN|SLAAT|zoekt !!NIET_NU !als !bed
verstopt|verschuil|verscholen|opgesloten_in|me_opgesloten|mezelf_opgesloten && hij|man|ex|vriend|zoon|vader|broer & ik|we|zit|ben|heb !messen !paspoort !!NIET_NU !hij_heeft
ik fluister|typ ..6 omdat|want && hij
ANDER|probeert ..8 DEURGEWELD && ACUUT|bang|kinderen|huilen|SCHUILT|dronken|GESLAGEN|WAPEN !!NIET_NU !als !geld
probeert ..5 binnen_te|naar_binnen|de_deur & ANDER|hij|ex|man !kat
deur|deuren ..4 intrappen|intrapt|in_te_trappen|inslaan|forceren|eruit_trapt|beuken|rammen
trapt|trappen|schopt|schoppen|ramt|bonkt|beukt ..4 deur|deuren && ANDER && DREIGT|WAPEN|ACUUT|naar_buiten !voetbal !!NIET_NU !als
gooit|gooien|smijt|smijten ..3 stoelen|stenen|alles|serviesgoed|meubels|messen|borden|tafel && ACUUT & ANDER|hij|ze|vrouw|zoon !als !!NIET_NU
gooit ..2 messen
slaat|slaan|sloopt|slopen|maakt ..3 alles|kort|boel|huisraad|kamer|inboedel && ACUUT|dronken|kinderen & hij|ANDER|klein|kapot !!NIET_NU !vandalen
alles kapot|kort & slaat|gooit|maakt|sloopt|trapt & hij|ANDER|man & nu|huilen|GESLAGEN|bang|help|dronken|weer !!NIET_NU
steen|stenen ..3 door ..2 ruit|raam
telefoon|mobiel & kapot|afgepakt & geslagen|slaat|laat_me_niet && komt_eraan|komt_er_aan|terug|nu|straks
laat|laten ..1 me|mij ..2 niet ..2 weg|gaan|buiten|uit & bang|slaat|WAPEN|deur && help|nu|komt !dochter !VAAK !!NIET_NU
# hulpgeroep
GIL && laat_me_los|om_hulp|minuten|nu_weer|hoor_het_nu|klappen|bonken && buren|hiernaast|vrouw|beneden|boven|buurvrouw|haar !!feest
stuur|sturen|bel|belt ..4 politie && hij|ze|man|vriend|ex|buurman & slaat|WAPEN|kijkt|DREIGT|nu|komt|vecht|bedreigt|binnen|kinderen|geslagen|bang !feest !parkeren !muziek
stuur ..2 iemand|politie|hulp && SLAAT|gooit|bedreigt|klap|WAPEN|vecht|GESLAGEN|DREIGT
kom ..2 snel|gauw|alsjeblieft|nu && SLAAT|slaan|WAPEN|vecht|GESLAGEN
is_bezig|is_begonnen|al_begonnen && slaat|slaan|SLAAT
bloed && vechten|slaan|GESLAGEN|SLAAT & ANDER|pap|papa|ouders
is ..3 binnen|boven|beneden & ex|hij & sleutel|help|bang && help|bang|politie|112
# zonder woord voor nu, maar alleen nu te zeggen
ANDER ..2 bedreigt|wurgt|achtervolgt|sleurt|steekt|vermoordt|verkracht ..3 SLACHTOFFER|me|mij|personeel|begeleiding|collega*|mensen|iedereen|klanten !VAAK !!NIET_NU !als !online !internet
ANDER ..2 aan ..0 het ..1 slopen|vernielen|doordraaien|flippen|molesteren !verbouw*
kan_niet_praten|kan_niet_bellen|mag_niet_praten && hij|man|vriend & hij_is|slaat|kamer|naast|hoort
heeft|hebben ..6 WAPEN ..2 getrokken|bij_zich|gepakt|in_zijn_hand|vast
loopt|rijdt|staat|zit ..3 WAPEN|rond & WAPEN & ANDER|hij|man
ramt|beukt|bonkt|bonst|trapt ..4 raam|ramen|*deur|deur|deuren|badkamerdeur|voordeur|slaapkamerdeur & nu|hij|man|ex|vriend|buurman|zoon !JONG !als !voetbal !wind !VAAK !lawaai
vastgebonden|gegijzeld|gijzelt|vasthoudt|opgesloten && hij|man|ex|vriend && telefoon|help|nu|112|politie|kunnen_pakken & ik|me|mij !!NIET_NU
haar|hem|me|mij ..4 van|uit ..1 het|de balkon|raam|trap ..2 gooien|duwen|gooit & dreigt|nu|gaat|wil
staan|staat ..6 voor|aan|bij ..2 huis|deur|raam && DREIGT|WAPEN|slaan|pakken|kapot & ANDER|mannen|jongens|hij|ze !deurwaarder
einde|eind ..2 maakt|maken ..1 aan ..1 mij|ons|haar|kinderen|me
aan mij ..3 einde & vanavond|zegt|dreigt
moet|moeten|wil ..2 hier ..2 weg|vluchten && GESLAGEN|slaat|WAPEN|DREIGT|terug & GESLAGEN|slaat|hij|man|WAPEN|DREIGT && terug|nu|zo|halen|slaapt|weg
halen|kopen|weg & sigaretten|bier|drank && GESLAGEN|slaat|geschopt
wordt|worden ..4 iemand|man|vrouw|jongen|meisje|meneer ..5 in_elkaar|geslagen|getrapt|neergestoken|beroofd|aangevallen|bedreigd !krant
overval|beroving|overvallen|ingebroken & nu|net|bezig|binnen|hier && nu|bezig|binnen|help|wapen|112
gooit ..2 met ..2 meubels|stoelen|messen|serviesgoed|borden|glazen & en|bedreigt|schreeuwt|nu|hij|client !als !elke !!NIET_NU !nee
laat ..1 haar|me|mij ..4 niet ..4 uit|weg|gaan|los & slaat|auto|bang|schreeuwt && slaat|WAPEN|help|DREIGT
te_lijf|vliegt_me_aan|op_de_vuist & hij|ANDER|zoon|man & nu|net|weer|mij|me|mes|haar !kussens !als !VAAK !!NIET_NU
acuut|acute ..2 gevaar|dreiging|onveilig|escalatie && geweld|ex|partner|man|vriend|vader|slaat|WAPEN
gijzeling|gegijzeld|gijzelt|ontvoerd|ontvoert & nu|vriend|ex|man|help|binnen|hij|dochter|zus|me !!FICTIE
hoor ..4 voetstappen|sleutel|trap && hij|bang|slaat|man
kan|durf|mag ..3 niet ..3 hardop|bellen|praten|geluid_maken && hij|man|vriend|vader|ex & boos|slaat|buiten|deur|dronken|kamer|naast|hoort|ernaast
buren|buurvrouw|buurman|hiernaast|boven|onder|beneden ..10 slaat|geslagen|mishandeld|klappen|mishandelt|doodgeslagen & nu|hoor|gilt|help|weer|net|vrouw|hem|haar && hoor|nu|gilt|help|net|kom|politie !!hamer
verkracht|aangerand|aanranding & net|nu|vannacht|vanavond|vandaag|zojuist|gisteravond & ik|me|mij|dochter|vriendin|vrouw|iemand|meisje
hij ..2 komt ..3 trap_op|eraan|naar_boven|terug|binnen && slaat|GESLAGEN|bang|WAPEN|DREIGT|verstopt|dronken|vermoord* !vaak !elke
# andere talen
he_is_hitting_me|he_hits_me_now|hitting_me|beating_me|he_has_a_knife|he_has_a_gun|has_a_knife|has_a_gun|going_to_kill_me|will_kill_me|wants_to_kill_me|trying_to_kill_me|he_is_beating|choking_me
er_schlagt_mich|schlagt_mich|hat_ein_messer|hat_eine_waffe|will_mich_umbringen|er_bringt_mich_um|bedroht_mich_mit|wurgt_mich
bicagi_var|bicak_var|silahi_var|beni_dovuyor|beni_oldurecek|beni_oldurmek|bana_vuruyor|bicakla
bije_mnie|mnie_bije|ma_noz|ma_bron|chce_mnie_zabic|zabije_mnie|mnie_zabije|grozi_mi_nozem|z_nozem
мене_б'є|б'є_мене|мене_бє|бє_мене|має_ніж|в_нього_ніж|у_нього_ніж|з_ножем|хоче_мене_вбити|мене_вб'є|уб'є_мене|вб'є_мене|вбє_мене|мене_вбє|погрожує_ножем
меня_бьет|бьет_меня|у_него_нож|с_ножом|меня_убьет|убьет_меня|хочет_меня_убить
يضربني*|معه_سكين|لديه_سكين|معاه_سكين|سيقتلني|يريد_قتلي|يهددني_بالقتل|معه_سلاح|لديه_سلاح|بيضربني|عم_يضربني|يريد_ان_يقتلني|بسكين
"""

TWIJFEL["geweld_nu"] = """
ANDER ..2 SLAAT ..2 SLACHTOFFER
ik ..1 WORDT ..3 GESLAGEN
krijg ..1 klappen
ANDER ..6 GESLAGEN ..2 me|mij|ons
me|mij|ons|haar ..4 geslagen|geschopt|gewurgd|mishandeld
ZEGT ..8 DREIGT
WAPEN
dreigt ..3 ZELFGEWELD|DREIGT
bang ..1 voor ..2 hem|man|vriend|vader|zoon|ex|vrouw|haar
staat ..3 voor_de_deur & dreigen|dreigt|ex
losse handjes
"""

ZEKER["kind_in_gevaar"] = """
# een kind en iets dat altijd gevaar is
KIND ..10 KINDSCHADE & KLEIN|JONG|TIENER|KIND !MEEGEMAAKT_KIND !school !klas !gepest !bang_dat_iemand !zichzelf !vragen !zoek* !!KIND_VER
KINDSCHADE ..6 KIND & KLEIN|JONG|TIENER|KIND !MEEGEMAAKT_KIND !school !!KIND_VER
IK_JONG && KINDSCHADE|SLAAG|SEKS !school !klas !gepest !!MEEGEMAAKT_KIND
IK_JONG && bang & alleen|thuis|mama|papa|vader|stiefvader|hij && niet_komt|komt_niet|alleen_thuis|slaat|dronken|gedronken|weg
# alleen
KIND|KLEIN ..10 ALLEEN ..3 thuis|huis|straat|buiten|auto|gelaten|achtergelaten|nacht|nachten|avond|avonden|spoor & JONG|KLEIN_ECHT|DAGEN|nacht|nachten|avonden|elke & KIND !mag !TIENER !durft !angst !ouder !alleenstaande !verstandig !kan_ik !laat_ik_nooit !thuis_les
ALLEEN & GEVAARPLEK|huis|thuis & KLEIN_ECHT|JONG & KIND !mag !verstandig !spelen !TIENER !durft !durf !kan_ik !alleenstaande !IK_WOON
laat|laten|lieten|liet ..8 KIND ..8 ALLEEN & JONG|KLEIN_ECHT|avond|avonden|nacht|nachten|uitgaan|stappen|dagen|elke|weg|hele !TIENER !mag !kan_ik !durf !nooit !laat_ik
ALLEEN & broertje|zusje & weg|DAGEN|mama|papa|nacht !alleen_nog
mama|moeder|papa|ouders ..6 weg|vertrokken & broertje|zusje|alleen_thuis|JONG & dagen|daag|DAGEN|nacht
KIND ..10 zonder ouders|toezicht|oppas & sinds|nacht|gisteravond|dagen|huilen|straat
niemand ..3 let ..3 op & KLEIN|kinderen|kleintjes
kinderen|kleintjes|kindje|peuter|kleuter|meisje|jongetje|baby|jochie & GEVAARPLEK_NU & loopt|lopen|zit|zitten|staat|hangt|ligt|alleen|spelen|dwaalt|dolen|doolt|slaapt !hek !zebrapad !oversteken !speeltuin !mijn_auto !autostoel !hulp_bij !bushalte !durft
nacht|nachts|middernacht & loopt|dwaalt|zwerft|doolt|buiten & KLEIN_ECHT|meisje|jongetje|JONG && JONG|pyjama|kroeg|ALLEEN|ondergoed
ondergoed|pyjama|blote_voeten|zonder_jas & KLEIN_ECHT|JONG|jochie|kinderen & KOU|straat|stoep|buiten|galerij|december
baby|kindje|kind|peuter ..4 huilt|gehuild|krijst|krijsen|huilde & hele_dag|uren|nacht|dagen|uur & niemand|niks|stil|alleen|buren|hiernaast|boven|luier && niemand|alleen|luier|stil|niks_meer|gordijnen|doet_er_niemand|doet_niemand
baby ..4 huilde && hoor ..4 niks
moet ..6 slapen ..2 in|buiten ..2 kelder|schuur|hok|garage|hal|tuin
straf & kelder|schuur|hok|donker|buiten & KIND|hij|zij|ze && JONG|TIENER|KIND|mama|papa
KIND ..10 niet_binnenlaten|niet_binnen & kou|avond|avonden|nacht|JONG
ouders & dagen ..1 niet & kinderen|KIND
zelf ..2 boodschappen & kinderen & JONG|oudste
# slaan
VOLWASSENE ..4 SLAAG_NU ..2 KIND !school !elkaar !mama !!als_kind
hij|ze|zij SLAAG_NU ..3 de_kinderen|mijn_kinderen|onze_kinderen|mijn_kind|onze_zoon|onze_dochter|ons_kind|kinderen|het_kind|zijn_kind|haar_kind|baby|mijn_zoontje|mijn_dochtertje|zijn_dochter|zijn_zoon !school !andere_kinderen
slaat ..3 en ..2 ook de_kinderen|kinderen|de_kleine
KIND ..10 GESLAGEN|klap|slaag|klappen & VOLWASSENE|riem|thuis|net|door|hoor|elke|krijgen|krijgt|stok !school !gebroken_nacht !klasgenoot !gepest
hij|zij|ze|man|vrouw ..8 KIND ..4 klap ..1 gaf|gegeven
VOLWASSENE ..4 heeft|heb ..4 me|mij|haar|hem ..6 geslagen|geschopt|gegooid && JONG|TIENER & JONG|TIENER !ex
VOLWASSENE ..4 SLAAG_NU|gooit ..2 me|mij|haar|hem && TIENER|JONG|leerling !ouder_dan !!IK_GROOT
VOLWASSENE|hij|ze ..4 met ..3 riem|pantoffel|slipper|pollepel|stok|ceintuur & KIND|leerling|me|mij|hem|haar && JONG|TIENER|leerling|kind|zoontje|dochtertje|broertje|zusje|kleuter
tikt|slaat|mept ..2 hem|haar & pantoffel|riem|slipper|pollepel|knoeit
ik ..8 mijn|onze|me|ons ..2 KIND ..4 geslagen|geschud|klap|mishandeld|gewurgd|pijn_gedaan|aangedaan & ik !ook_niet !nooit
bang ..3 ik ..6 KIND|hem|haar|baby ..4 iets|wat|pijn ..2 aandoe|aan_doe|doe
iets|wat ..2 aandoen|aandoet|aandoe|aan_te_doen|aan_doen & BABY|kinderen|kind|zoontje|dochtertje|mijn_kind & dreigt|bang|ga|zegt !iemand_ze
krijg|krijgt|krijgen ..6 slipper|klappen|riem|slaag|stok & kinderen|kind|JONG|TIENER|mentor|ze|je && JONG|TIENER|kinderen|mentor|kind
gooit|gooide|duwt|duwde|geduwd|schudt|schudde|geschud|sloeg ..5 BABY|broertje|zusje|kindje|zoontje|dochtertje & trap|muur|bad|heet|tegen|water|BABY|door_elkaar !elkaar_spelen
BABY|broertje|zusje|kindje|zoontje|dochtertje|kind ..5 door_elkaar|geschud|gesmeten
koude_douche|heet_water|kokend & broertje|zusje|kind|baby|kleuter|straf
STRIEM & KIND|leerling|JONG|KLEIN & KLEIN_ECHT|leerling|JONG|kleindochter|kleinzoon|vader|moeder|creche|juf|school|thuis|gevonden !!voetbal !gevallen
STRIEM && juf|leerkracht|oma|school|JONG|leerling|kleuter|creche & zijn|haar|op|hij|ze|kind|leerling !ik_heb !!voetbal
bloedneus & buurjongen|kind|jongetje|buurmeisje|zusje && vader|moeder|thuis
dreigt|zegt ..4 KIND|hem|haar|baby ..5 vermoord*|doodmaken|dood_maken|iets_aan|mee_te_nemen_en
nooit_meer levend
niet_doen papa|mama|pap|pappa|pa
papa|mama niet_doen
KIND|gehuild|gehuil ..6 gillen|gilt|krijst|krijsen|gille|gegil|klappen & middag|uren|elke_avond|slaan|papa|klap|nu !feest !spelen !puber !winkel !beker
slaan|klappen|schreeuwen && huilen|gehuil && kind|baby|kinderen & slaan|klappen|schreeuwen !!feest !elkaar_slaan & kind|hoor|stil|hiernaast|buren
# verwaarlozing, verslaafde of verwarde ouder
VERWAARLOOSD & BABY|KLEIN_ECHT|JONG|leerling|kinderen & VOLWASSENE|buren|overbuurvrouw|school|ouders|huis|gezien|spuit|komt|lopen|zit|zitten|ligt|bedelen|bedelt !bang !wij !ik_heb !we_hebben !geld !betalen
VERWAARLOOSD && JONG|BABY|leerling|peuter|kleuter && VOLWASSENE|ouders|school|buren|DRONKEN|juf|galerij|prullenbak & VERWAARLOOSD !ik_heb !wij !geld !betalen
luier|luiers|poep & BABY|KLEIN|JONG|broertje & hele|dagen|zelfde|ligt|vuile|vieze|nooit|volle !aanbieding !geld !kosten !betalen !zindelijk
bedelen|bedelt|prullenbak & kinderen|kind|jongetje|meisje & eten
DRONKEN && BABY|tweeling|peuter|kleuter|kleintjes|leerling|broertje & VOLWASSENE|ouders|zus|schoonzus|dochter|ze|ligt|spuit|vriendin|DRONKEN !!clean !!IK_DRINK !buren_zijn
DRONKEN|drugs & kinderen|kind|baby|peuter & moeder|vader|ouders|spuit|crack|heroine|zus|dochter|niet_zorgt|zorgt !!clean !voorlichting !schoolplein !angst !ik !mijn_kinderen_zijn
aan_de ..1 heroine|crack|drugs|speed && leerling|tweeling|kleinkinderen|baby & ouders|moeder|vader|man|zus|dochter !!clean
gedronken|dronken|drank_op|bezopen & auto|rijden|rijde|stuur|achterin & papa|mama|kinderen|kind|vader|moeder|ons & bang|wil|stapt|nu|ons|stuur|achterin|op_te_halen
geeft|geven|gaf ..5 BABY|kind|kinderen|zoontje|dochtertje|peuter|haar|hem ..3 slaappillen|wodka|drank|alcohol|bier|kalmeringsmiddel|slaapmiddel|kalmeringstabletten && BABY|kind|kinderen|zoontje|dochtertje|peuter
duivel|demon|bezeten|uitdrijven|zout_water & BABY|kind|zoontje|dochtertje|kinderen|zoon|dochter
psychose|psychotisch|verward|stemmen & moeder|vader|ze|zij & baby|kindje|peuter & zegt|iets|aandoen|alleen|hoort
# seksueel
SEKS & KIND & VOLWASSENE|JONG|TIENER|broer|hij|man|KLEIN|oom|door !MEEGEMAAKT_KIND !!KIND_VER !seksuele_voorlichting
SEKS && JONG|TIENER|kleuter|peuter|leerling|zusje|broertje|kleindochter & VOLWASSENE|broer|man|hij|iemand|ik|me|mij !!MEEGEMAAKT_KIND
oom|opa|vader|stiefvader|papa|broer|buurman|trainer|hij|vriend ..4 zit|zat|komt|raakt ..5 aan_mij|aan_me|aan_haar|mij_aan|me_aan|haar_aan|op_mijn_kamer|in_mijn_bed|in_mijn_kamer && nachts|JONG|TIENER|stiefvader|oom|opa|papa|kind|meisje|zusje !laat_niemand
papa|oom|opa|stiefvader|meester|trainer|hij ..3 doet ..3 vieze|rare|enge ..1 dingen|spelletjes & mij|me|haar|hem|met
nachts ..3 aan ..1 haar|mij|me|hem ..1 zit
naaktfoto*|blootfoto*|naakt* && JONG|TIENER & naaktfoto*|blootfoto*|foto*|naakt*
volwassen|oudere|onbekende ..0 man|vent|kerel & zusje|dochter|meisje|KIND|TIENER|JONG & chat|chatten|afgesproken|trein|ontmoet*|online|stuurt|naar_hem|snap*
gedwongen|dwingt & mannen|seks|prostitu* & TIENER|meisje|dochter & TIENER|JONG|vriendje|loverboy
loverboy & dochter|meisje|TIENER|zusje|ik
# weg of meegenomen
KIND ..6 VERMIST & JONG|TIENER|KLEIN_ECHT|ex|vader|man|sinds|uur|gisteravond|vandaag|onvindbaar !telefoon !kat !!verdriet !!lichaam
KIND ..8 kwijt|weg & uur|speeltuin|uren|winkel|strand|sinds|net & JONG|KLEIN_ECHT|zoontje|dochtertje & JONG|speeltuin|uur|uren|winkel|net !gemeente !vriendjes !ex
broertje|zusje|kindje|zoontje|dochtertje|peuter|kleuter ..4 is|zijn ..2 kwijt|weg|zoek|vermist|verdwenen !knuffel
KIND ..8 niet ..1 thuisgekomen|thuis_gekomen|teruggekomen|teruggebracht & JONG|TIENER|uur|nacht|gisteravond|ex|sinds
schoolplein|school & meegenomen|snoep|busje & man|vreemde & kind|kinderen
meegenomen|ontvoerd & ex|vader|man & zoontje|dochtertje|kind|kinderen|zoon|dochter|baby & onvindbaar|buitenland|niet|bang|levend|zonder_toestemming|verdwenen
UITHUWELIJKING && TIENER|JONG && week|paspoort|morgen|vandaag|meegenomen|achtergelaten|vliegtuig|ontvoer*|opgesloten
besneden|besnijden|besnijdenis & meisje|dochter|zusje|nichtje|dochtertje
drugs|pakketjes ..4 rondbrengen|dealen|bezorgen|verkopen|lopen & TIENER|JONG & moet|bende|dwing*|dreig*|steken
durf*|wil|mag ..4 niet ..3 naar huis && slaat|doet_hij|straf|verstopt|klappen|trap|riem|boos|GESLAGEN & JONG|TIENER|leerling|jongetje|meisje|vader|stiefvader|papa|mama|thuis|KIND !!IK_GROOT
leerling|kind|kleuter ..8 verteld|vertelde|vertelt|zegt ..8 GESLAGEN|SEKS|SLAAG|riem|slaat|opgesloten
# breder
KIND ..10 ALLEEN & JONG|KLEIN_ECHT|kinderen & ALLEEN !alleen !mag !spelen
sluit|sluiten|sloot|stopt ..8 KIND ..8 op ..1 in & kast|berging|kelder|schuur|kamer|garage|hok|badkamer|schuurtje|wc
KIND ..8 in ..2 kast|berging|kelder|schuurtje|hok|bench & opgesloten|sluit|slapen|slaapt|stopt|moet|zit|straf !knuffel !fiets
slaapt|slapen ..3 in ..2 schuur|kelder|hok|garage|gang & leerling|kind|meisje|jongetje|KLEIN_ECHT|JONG !papa_slaapt
mijn pleegvader|stiefvader|oom|opa|vader|broer|zwager|trainer|pleegbroer|neef ..6 in_mijn_bed|mijn_bed|op_mijn_kamer|aan_mijn|onder_mijn !ziek
VOLWASSENE ..2 slaat|sloeg|schopt ..1 mij|me && kabel|riem|stok|slipper|pantoffel|mama|papa|juf & mama|papa|pa|ma|stiefvader|pleegvader|stiefmoeder|vader|moeder & mij|me !!IK_GROOT !man
geeft|krijg|krijgt|krijgen ..5 geen|niks|droog ..2 eten|drinken|flesjes|flesje|melk|brood & straf|baby|leerling|stiefmoeder|stiefvader|zusje|broertje|ligt|high|alleen !geld !!GELD_OP !voedselbank
knijpt|schudt|duwt|smijt|gooit|trapt|slaat ..1 BABY|kleine|zoontje|dochtertje & hij|ze|zij|VOLWASSENE|huilt !speelgoed !JONG !bad
in ..2 auto ..2 trekken|sleuren|lokken|duwen & KIND|meisje|jongen
afgesproken|ontmoet*|gaat_naar|weg_met & man|vent|kerel|internet|online|snapchat|tiktok & TIENER|JONG|KIND & TIENER|JONG
verkocht|gechanteerd|chanteert|afgeperst|afperst & TIENER|dochter|meisje|zoon|JONG & TIENER|JONG
afgesloten|dichte|hete auto & kind|KIND|baby|hond_niet
durf*|wil ..3 niet ..5 huis|mee && tril*|bang|doodsbang|huilt|klampt|smeekt & JONG|meisje|jongetje|leerling|kleuter|klas|groep & vader|moeder|papa|stiefvader|huis|ouders !school_gaan !naar_school !pest*
dronken|zat|lam & kinderen|kind|zoontje|dochtertje|baby & weekend|oppas|alleen|rijdt|heeft|past|let !!clean !buren
weigert ..8 KIND ..8 insuline|dokter|ziekenhuis|medicijnen|eten|behandeling
opgenomen|opgepakt|overleden|aangehouden|weg & kinderen & alleen & JONG|achtergebleven|thuis
kinderwagen & niemand_bij|onbeheerd|baby_erin
doffe klap|klappen|dreun && kind|zoontje|dochtertje|baby|kinderen & buur*|hoor|hiernaast|boven|beneden
achter ..2 mij|me aan & papa|stiefvader|mama & riem|stok|mes|boos
hard|zo_hard ..2 geslagen & KIND|zoon|dochter
handen ..3 niet ..2 thuishouden|bedwingen && kind|zoon|dochter|baby|kinderen
ben ..0 JONG|TIENER && GESLAGEN|SLAAT|SLAAG|DREIGT|opgesloten|niet_binnen|niet_naar_binnen|aanraakt|aan_mij|alleen_thuis|misbruikt|verkracht|weggelopen|buiten_gezet|uit_huis_gezet & ik|me|mij|papa|mama|vader|moeder|stiefvader !school !!IK_GROOT
ben ..0 JONG && bang & papa|mama|vader|moeder|stiefvader|alleen|ouders|thuis|buiten
vermoed*|melding|signalen ..6 kindermishandeling|mishandeling|misbruik|verwaarlozing & kind|leerling|meisje|jongen|kinderen|baby|JONG|kleuter|gezin
kinderen|kind|KLEIN_ECHT ..8 zien|bij|erbij|tussen|naast & slaat|GESLAGEN|vechten|mes|WAPEN|slaan & hij|ze|vader|moeder|man|ouders !school !spelen !speelgoed !vroeger
KIND|leerling ..8 niet ..2 opgehaald & school|creche|bso|opvang|ouders & bereikbaar|nemen|niemand|uren|uur|nog
KIND ..8 mes|pistool|wapen & JONG|TIENER|school & mee|gekocht|onder|tas|heeft|bed !broodmes !keuken
KIND ..4 weggelopen & JONG|TIENER|nacht|gisteren|sinds|uur|thuis !hond !school_niet !sportclub
ouders|moeder|vader ..6 bewusteloos|out|laveloos|ladderzat|comateus|opgepakt|aangehouden && baby|kind|kinderen|peuter|KLEIN_ECHT|broertje|zusje
rookt|gebruikt|spuit|snuift|dealt ..6 kinderen|baby|kind ..2 bij & kinderen|baby|kind !sigaret !balkon
VOLWASSENE ..6 filmt|fotografeert|begluurt & KIND|JONG|bloot|douche && bloot|douche|naakt
mag|moet ..4 niet ..3 eten|drinken|naar_de_wc|naar_buiten & straf & kind|JONG|leerling|meisje|jongen|ze|hij && JONG|leerling|kind|stiefvader|stiefmoeder|moeder|vader
trekt|sleurt|sleept ..5 KIND|haar|hem ..3 haren|arm|oor & KIND|JONG|moeder|vader && KIND & JONG|KLEIN_ECHT
schreeuwt|scheldt|vloekt & kinderen|kind & klap|klappen|slaat|bonk|dreun !speelplaats
jongen|meisje|kind|jongetje & JONG & ALLEEN|SLAAP|zwerft|slaapt & straat|bushokje|buiten|nacht|nachten|park|station|tuin !speelt !spelen !mag
# andere talen
child_alone|kids_alone|baby_alone|children_alone|hits_my_child|hitting_my_child|hits_the_kids|abusing_my_child|hits_my_children|my_child_is_missing|hitting_the_children
kind_allein|kinder_allein|schlagt_mein_kind|schlagt_die_kinder|schlagt_das_kind|baby_allein|schlagt_meine_kinder
cocugumu_dovuyor|cocuklari_dovuyor|cocuk_yalniz|cocugu_dovuyor|bebek_yalniz|cocuklar_evde_yalniz|cocuk_evde_yalniz|cocugum_kayip
bije_dziecko|bije_dzieci|dziecko_samo|dzieci_same|bije_moje_dziecko|bije_moje_dzieci|dziecko_zaginelo|dzieci_sa_same|dziecko_jest_samo
б'є_дитину|б'є_дітей|бє_дитину|бє_дітей|дитина_сама|діти_самі|дитина_зникла|б'є_мою_дитину|бьет_ребенка|бьет_детей|ребенок_один|дети_одни
يضرب_طفلي|يضرب_الاطفال|يضرب_اطفالي|طفل_وحده|الطفل_وحده|الاطفال_وحدهم|يضرب_ابني|يضرب_ابنتي|طفلي_مفقود|يضرب_اولادي
"""

TWIJFEL["kind_in_gevaar"] = """
KIND ..8 alleen ..2 thuis !mag
VERWAARLOOSD & KIND
STRIEM & KIND
SEKS & KIND
VERMIST & KIND
SLAAT ..3 KIND
KIND ..6 geslagen
zorgen ..4 KIND && DRONKEN
durf ..2 niet ..2 naar huis
veilig & KIND !is_veilig
"""

ZEKER["medisch_nu"] = """
# adem
krijg|krijgt|kreeg|krig|haalt|krijgen|heeft ..2 GEEN|bijna_geen|weinig|nauwelijks ..1 LUCHT !als !wanneer !als_ik !zodra !!FIGUURLIJK_LUCHT
GEEN LUCHT ..1 meer & krijgt|hij|ze|zij|baby|ademt
NIET_ADEM
ademt ..3 niet|raar|nauwelijks|moeilijk|zwaar
niet ..2 ademen|ademhalen
moeite ..1 met ademen|ademhalen & nu|ineens|plots
benauwd|kortademig & blauw|reutelt|ineens|plots|steken|lippen|borst|blauwe|grauw|zweet|praten_lukt !CHRONISCH
STIKT & baby|kind|KLEIN|oma|opa|nu|druif|brok|hap|eten|vlees|blauw|snoepje & in|iets|blauw|nu|help|een !schulden !werk !sinds !elke !papieren
# hart
pijn|druk|drukt|drukkend|drukkende|steken|knelt|beklemmend|beklemming|pijnlijke ..6 op|in|aan ..3 BORST & UITSTRAAL !!CHRONISCH
pijn ..2 op|in ..2 BORST !!CHRONISCH !borstvoeding !spierpijn
druk|drukt|drukkend* ..4 BORST & lucht|benauwd|arm|zweet*|misselijk
BORST & UITSTRAAL & BORSTPIJN !!CHRONISCH
HARTAANVAL & heeft|krijgt|denk|lijkt|nu|net|hebben !gehad !vorig* !sinds !na !jaar !overleden !had !vader_had !revalidatie !bang !kwam !kreeg !loopt !rolstoel !MAANDEN !leven !medicijnen !herstel*
hartstilstand !nog_eens !na !overleden !sinds !cursus !plotseling_overleden !had !vorig*
hart & slaat_over|raar|bonkt|op_hol|stopt|onregelmatig & stroom|borst|flauw|zweet|duizelig|grauw|collega|nu !raar_gevoel !angst
aed & nodig|doet|sportschool|waar|haal|hart* !neerhangen !aanschaffen !buurt
# beroerte
MOND ..4 SCHEEF !jaar !jaren !sinds !geboorte
SCHEEF ..2 MOND !jaar !jaren
lacht|kijkt|glimlacht ..1 scheef
scheef ..2 in ..2 stoel|bed|rolstoel & ineens|plots|opeens|opa|oma|hangt|zakt
SPRAAK & ineens|plots|opeens|nu|MOND|arm|zweet|scheef|glijdt|hangt|kijkt|vanmorgen|net !dement !dementie !jaren !CVA_OUD !kleuter !VERSTANDELIJK
SPRAAK && MOND|verlamd|arm & scheef|hangt|glijdt|slap|tintelt|verlamd|valt
*arm|*been|hand|kant|lichaamshelft ..5 verlamd|slap|doof|niet_bewegen|niet_meer_bewegen|niet_meer_optillen|gevoelloos & ineens|plots|opeens|nu|minuten|net|vanmorgen|hangt|uur !al_jaren !jaren
# bewustzijn
BEWUSTELOOS !school !bijna_nooit !vaak !nodig_heb !schooltijd !vorig* !sinds !geleden !weekje !laatst
flauw* & bleek|wit|hoofd|nu|net|ineens|gevallen & hij|ze|zij|vader|moeder|man|vrouw|dochter|zoon|kind|ik !soms !vaak !regelmatig !flauw_mop !flauwekul !ben_bang !honger
REAGEERT_NIET|niet_reageren & LIGT|GEVALLEN|lippen|wit|slap|pols|aangereden|INGEZAKT|bloed|koud|blauw|ongeluk|been|adem* !BERICHT
REAGEERT_NIET && lippen|INGEZAKT|GEVALLEN|aangereden|ademt|bloed|brievenbus|wit|HUIDSKLEUR|LIGT|fietser !BERICHT
reageert ..3 nergens|niet|amper|nauwelijks ..2 op|meer & LIGT|GEVALLEN|bank|bed !BERICHT
niet ..2 wakker ..1 krijgen|maken|te_krijgen !school !uitslapen !puber !ochtend !ochtends
krijg ..3 niet ..2 wakker !school !puber !ochtend !ochtends !wekker
wakker & niet & krijg|krijgen|wordt & pillen|suf|ademt|drank|coma|nu|pols|LIGT|bank|diabe*|insuline|ghb !school
INGEZAKT !dak !muur !huis !plafond !schuur !schutting !wervel* !vorig* !toen_mijn !mentaal
HUIDSKLEUR !klap & ik|hij|ze|zij|lippen|baby|ligt|man|vrouw|ineens|stil|is|bloed|gezicht|kind !muur !verf !brief !nacht
blauw & stil|koud|slap|adem* & ijs|water|baby|adem*|kind|hij|ze
valt ..2 steeds weg
raakt|zakt|valt|zakte ..2 weg & hij|ze|opa|oma|vader|moeder|mijn|steeds|man|vrouw !geld !grond !huis !verzakt !vloer !bodem !netwerk !inkomen !loon !uitkering !hulp !contact !toeslag !werk !baan
suf|versuft|slaperig & insuline|geslikt|gevallen|overgeven|PILLEN|hoofd|koorts|ingenomen
# bloed
BLOEDT ..5 HEVIG !prikken !druk !onderzoek !nagel
HEVIG ..3 bloed|bloedt|bloeden|bloeding !prikken !druk !aan_de_muur !geprikt
bloed|bloeden ..4 niet ..2 gestopt|gestelpt|stoppen|stelpen
bloed ..2 uit ..2 oor|mond|hoofd
spuug|spuugt|braak|braakt|hoest|plast|poept|overgeeft|spuwt ..3 bloed
bloed|bloedt|bloeding & zwanger|weken_zwanger
bloed*|bloedt & hoofd|slagader|pols|polsen|bloedverdunners & GEVALLEN|diep|nu|bloedverdunners|stopt|open|erg|val !prikken !bloeddruk !bloedonderzoek
spuit ..3 eruit|uit & bloed|been|arm|gezaagd|gesneden|hand
gezaagd|gesneden|afgezaagd|afgehakt & vinger|hand|been|arm|pols|slagader & bloed|spuit|diep|eraf|nu|ambulance|zaag* !zelf !mezelf !weer
# vallen, ongelukken
GEVALLEN & LETSEL|BEWUSTELOOS|REAGEERT_NIET|adem*|LUCHT|hersenschudding|gilt|bloedt|bloed & hij|ze|zij|ik|vader|moeder|man|vrouw|oma|opa|kind|IEMAND !vaak !regelmatig !soms !vorig* !weken !maanden !geleden !sinds
LIGT_NEER ..6 OP_VLOER & niet|geen|amper & overeind|opstaan|omhoog|beweegt|bewegen|kan|kom|REAGEERT_NIET|komt|helpen !slapen !matras !tapijt !luchtbed !wasmachine
LIGT_NEER ..6 OP_VLOER & gebroken|bloed|bloedt|gevallen|GEVALLEN|reageert|bewusteloos|kreunt|schokt|pijn|hele_nacht|sinds !slapen !matras !tapijt !luchtbed !spullen !speelgoed !spuiten !was !geweest
ligt ..4 achter ..2 deur|voordeur & beweegt|niet|roept|kreunt
hoort|hoor ..6 roepen|kreunen|bonzen & deur|help|val|gevallen & niet|op_slot|open
ladder|trap|dak|steiger|paard|hoogte|balkon|raam|boom ..3 gevallen|gedonderd|gelazerd|getuimeld & net|nu|bloed|benen|hoofd|niet|rug|hij|ze|vader|man|been|ligt|pijn !vorig* !geleden !weken !maanden !sinds !jaar !bang !bijna !toen !gekneusd !vroeger !vaker !keer !bedrijf !!overleden !!rouw !!dood !!er_niet_meer
been|heup|arm|knie|enkel|nek|rug & staat|ligt|hangt & raar|scheef|bot|vreemd|dubbel & val*|GEVALLEN|gevallen|trap|pijn|nu|gilt|helemaal|bot
ONGELUK & beweegt|bloed|gewond|ligt|hulp|net|nu|bewusteloos|stuur|gewonden|112|niet !vorig* !jaar !jaren !geleden !verzekering !overleden !sinds !maanden
door|van ..1 het ijs gezakt
in ..3 vijver|sloot|water|kanaal|zwembad|gracht|plas ..2 gevallen|gezakt|gesprongen & adem*|kind|KLEIN|blauw|niet|zinkt|hulp|net|nu|jongen|iemand|auto !bril !sleutels !telefoon
verdrinkt|verdrinken & nu|help|kind|iemand|zwembad !alsof !bijna !papier !gevoel !mezelf
VERBRAND & KIND|KLEIN|hand|arm|gezicht|zien|blaren|benen|lijf|JONG|collega|hart|borst|armen|huid|over !geleden !vorig* !huis
neergestoken|neergeschoten|steekwond|schotwond
afgehakt|afgezaagd|hangt_erbij|eraf & vinger|hand|arm|teen & bloed|net|nu|hangt|gebeten|zaag*|machine
been|arm|heup|pols|rug & gebroken|staat_raar & lig|ligt|trap|vloer|staan & nu|net|niet|denk & GEVALLEN|kom|lig|trap !jaar !geleden !weken !sinds !gips !operatie
# vergiftiging en overdosis
GIF ..4 gedronken|ingeslikt|opgegeten|binnengekregen|gegeten|doorgeslikt|drinkt !benzine_gegooid
gedronken|ingeslikt|opgegeten|binnengekregen|doorgeslikt|drinkt ..4 GIF
PILLEN ..6 geslikt|ingenomen|opgegeten|naar_binnen & alle|alles|strip|strips|veel|heel|hele|doosje|doos|potje|suf|pot|dertig|twintig|tien|handvol|20|30|40|50|net|te_veel|teveel !vroeger !verslaafd !vergeten
geslikt|ingenomen & strip|strips|alles|hele|handvol|te_veel|teveel|doos|doosje|pot & PILLEN|suf|slaperig|dood|nu|alles|net|zus*|dochter|zoon
DRUGS & teveel|te_veel|genomen|gebruikt|overdosis & wakker|heet|war|schuim|ademt|LIGT|schok*|trilt|buiten|hart|reageert|bewust* !vorig* !verslaafd !elke_dag_maar !afkicken
OVERDOSIS & genomen|nu|wakker|rochelen|rochelt|ademt|bank|ligt|krijg|heeft !vorig* !verslaafd !afkicken !weer_thuis !verslaving
insuline & dubbel|te_veel|teveel|verkeerd
SUIKER & wartaal|zweet|bewusteloos|suf|wakker|flauw|hap|slap|reageert|trilt|trillen|duizelig !wmo !soms
# allergie, toeval, koorts, baby
ALLERGIE ..4 ZWELT & gegeten|gestoken|pinda|noten|wesp|bij|allerg*|epipen|LUCHT|garnaal|antibiotica|ineens !knijpt
keel|tong ..2 zwelt|gezwollen|opgezwollen
epipen & niet|datum|geprikt|op|help|nu
TOEVAL & ligt|nu|kind|zoon|mond|hij|ze|baby|dochter|minuten|jongen|achter|stopt !vaak !medicatie_voor !soms !bier !zeep
epilep* & aanval & stopt|nu|minuten|ligt|niet|heeft !soms !vaak !sinds
KOORTS & SLAP|40|41|42|drinkt_niet|39 & BABY|KIND|KLEIN|JONG|slap|suf|kleine|weken & SLAP|drinkt_niet|40|41|42|baby
vlekjes|vlekken & wegdrukken|nek|koorts
nek ..2 stijf|stijve & koorts|vlekjes|suf|hoofdpijn|licht|vlekken
nekkramp|hersenvliesontsteking|bloedvergiftiging & denk|nu|heeft|koorts|lijkt
bevalling|BEVALT|baby & nu & begint|komt|thuis|minuten|alleen|bloed|zie|vliezen* & bevalling|BEVALT|weken|zwanger !verwacht !uitgerekend !cursus !na_de !depressie
vliezen ..2 gebroken
gebeten & bloed|bloeden|hand & hangt|gestopt|hond
buikpijn & staan|overgeven|suf|schreeuwt|flauw|bloed & niet|nu|suf|ineens|bloed
# hulp vragen
stuur|sturen|bel|belt|roep|roepen|nodig|hebben ..4 ambulance|ziekenwagen|ziekenauto|112 & nu|snel|help|alsjeblieft|kan_niet|stuur|direct|nodig|man|vrouw !rekening !kost !geweest !kosten !vergoed* !politie
ambulance ..3 nodig|sturen|komen|bellen & nu|snel|mijn|stuur|direct|dringend|er_is|heb|help !rekening !kost !geweest !kosten
dokter|arts|huisarts ..6 nu ..2 kan|komen|nodig & vader|moeder|man|vrouw|kind|LUCHT|pijn|help|nu !afspraak
nu ..2 dokter|arts ..2 nodig|komen
# breder
verslikt|verslikte|verslikken & blauw|wordt|nu|lucht|adem|hoest_niet|stikt !sinds !elke
wordt|word ..1 blauw|paars|grauw !beton !verf !vinger*
KIND|zoontje|dochtertje|peuter|kleuter|JONG ..6 PILLEN|tabletten|medicijnen ..5 opgegeten|gegeten|ingeslikt|geslikt|op !dagelijks !moet
dubbele|verkeerde|te_hoge|te_veel|teveel ..1 dosis|dosering|medicijnen|insuline|methadon|morfine & suf|slaperig|genomen|nu|gespoten|ingenomen|gekregen !recept !apotheek_gaf
verlamd & ineens|plots|opeens|nu|minuten|kant|linkerkant|rechterkant & ineens|plots|opeens|nu|minuten
zie ..2 dubbel|niks_meer|wazig & ineens|plots|opeens|woorden|hoofdpijn & ineens|plots|opeens|woorden
vond|vonden|gevonden|aangetroffen ..6 OP_VLOER & koud|suf|bewust*|niet|ijskoud|bloed|adem !weken !vorig* !is_geweest !was
uit|van ..1 het|de raam|balkon|trap|dak ..1 gevallen & KIND|zoontje|dochtertje|baby|kind|hij|ze|peuter !vorig* !geleden !jaar !bijna !weken !bang !maanden
eraf|afgezet|afgerukt|verbrijzeld & been|arm|hand|vinger|voet & zagen|machine|ongeluk|trein|heeft|ligt & zagen|zaag*|machine|ongeluk|bloed|trein !operatie !jaar !prothese
hart ..6 tekeer|op_hol|overslaat|bonst & zwart|flauw|lucht|borst|zweet|duizelig !paniek*
roept|roepen|kreunt|gilt ..4 hulp|pijn & ligt|trap|gevallen|vloer|deur|LIGT !traplift
hersenschudding|schedel|schedelbasis & braakt|suf|bewust*|bloed|nu
zelf|zichzelf|mezelf ..4 gesneden|gestoken|snee & diep|bloed|stopt|hechten & bloed|diep
slagader|slagaderlijk* & bloed*|geraakt|spuit
bevalt|bevallen ..2 nu|thuis|hier|op & alleen|bloed|straat|vliezen|baby !wil !verwacht
onderkoeld|onderkoeling|bevroren|uitgedroogd & ligt|suf|man|buiten|baby|nauwelijks|slap !leiding !tegoed
reanim* & nu|bezig|buurman|man|vrouw|help|gestart !cursus !les !geleden
saturatie|dyspnoe|sepsis & nu|laag|verdenking|acuut|patient|client
ademhaling & raar|stopt|zwaar|snel|oppervlakkig|niet|slecht & nu|hij|ze|baby|vader|moeder|ligt !oefening* !therapie
pols|hartslag & geen|zwak|niet_voel|heel_langzaam & voel|hij|ze|ligt !horloge
slok|glas|fles ..3 GIF|terpentine|thinner
bliksem|geelektrocuteerd|elektrocutie|koolmonoxide|co-vergiftiging|gasvergiftiging & nu|hoofdpijn|duizelig|getroffen|suf|alarm|bewust*|misselijk
rook|koolmonoxide ..3 ingeademd|binnengekregen
ogen|pupillen ..3 draaien|weggedraaid|wijd|wit & hij|ze|baby|kind|nu
hoofd ..4 gevallen|gestoten|geklapt & braakt|suf|bloedt|slaperig|war|overgeven|bewust*
bloed* ..6 handdoek|handdoeken|alles|lakens|plas|vloer & vol|onder|plas|doorweekt & nu|stopt|hij|ze|been|arm|hand|hoofd|ik
kan ..2 niet|nauwelijks|amper ..3 praten ..3 lucht|adem|benauwd
te_benauwd|zo_benauwd|erg_benauwd|heel_benauwd & nu|praten|blauw|lucht|ik|vader|moeder|kind|baby|ze|hij|inhalator|puffer !drukte !ruimte !huis !paniek* !ervan
puffer|inhalator & helpt|werkt|leeg|op & niet|leeg|op & benauwd|lucht|adem
gestoken|steek ..4 wesp|bij|hoornaar & dik|keel|tong|lippen|benauwd|allergisch
gebroken|bot|botbreuk & steekt|uit & been|arm|enkel|huid
wordt|word|raakt ..2 steeds ..1 suffer|slapper|zwakker|benauwder|warriger|grauwer|bleker
pijn & niet_te_houden|ondraaglijk|schreeuwt|kermt|gilt & buik|borst|hoofd|rug|ineens|plots & nu|ineens|plots|suf|braakt|bloed|koorts|overgeven
ergste hoofdpijn
hoofdpijn & ineens|plots|opeens|knal & braakt|overgeven|scheef|zie|nek|suf|praten|ergste|flauw
# andere talen
can't_breathe|cant_breathe|cannot_breathe|not_breathing|chest_pain|pain_in_my_chest|heart_attack|unconscious|call_an_ambulance|need_an_ambulance|need_ambulance|overdosed|took_an_overdose|having_a_stroke|bleeding_a_lot|wont_wake_up|won't_wake_up|is_not_waking_up
krankenwagen|keine_luft|herzinfarkt|bewusstlos|atmet_nicht|schmerzen_in_der_brust|notarzt|rettungswagen|schlaganfall
ambulans*|nefes_alamiyor*|nefes_almiyor|kalp_krizi|bayildi|bilinci_kapali|gogsum_agriyor|gogsu_agriyor|felc_geciriyor
karetk*|pogotowi*|nie_oddycha|nieprzytomn*|zawal|zawalu|nie_moge_oddychac|bol_w_klatce|udar
швидк*_допомог*|швидку|не_дихає|непритомн*|не_можу_дихати|серцевий_напад|болить_в_грудях|інфаркт|біль_у_грудях|без_свідомості|знепритомн*
скорую|не_дышит|без_сознания|не_могу_дышать|сердечный_приступ|инфаркт
اسعاف|الاسعاف|سياره_اسعاف|لا_يتنفس|لا_تتنفس|فقد_الوعي|لا_استطيع_التنفس|نوبه_قلبيه|فاقد_الوعي|الم_في_الصدر|فقدت_الوعي|ما_بقدر_اتنفس
"""

TWIJFEL["medisch_nu"] = """
benauwd
druk|pijn ..3 borst
HARTAANVAL & nu|net|denk
flauw ..2 gevallen|valt|val
bloed|bloedt & veel|hevig|erg
112
ambulance & nu|nodig|bellen
hoofd & gevallen
overdosis
GEVALLEN & grond|vloer|opstaan
"""

ZEKER["geen_onderdak"] = """
# buiten slapen
LIG ..5 in|op|onder|bij|achter|langs|naast ..4 BUITENPLEK & VERBLIJF !TOEKOMST !OVERLAST !ANDERPLEK !spelen !bloed !DING !wachten !dode !hond_los !adem* !reageert !beweegt !bed !dronken !schokken !bij_de_broer !ziekenhuis_opgenomen
in|op|onder|achter ..4 BUITENPLEK ..3 SLAAP|gelegen|liggen|vannacht !ANDERPLEK !OVERLAST !zwervers !KINDEREN_SPELEN !bij_de_broer
buiten ..2 SLAAP|slapen|geslapen !kat !blijven !ramen !grote_mond
SLAAP ..3 buiten ..1 $ !kat !hond !egel
nacht|nachten ..4 buiten & ik|we|wij|hij|zoon|sinds|al !kat !hond !lamp
tent|tentje|slaapzak & LIG|woon|STA & KOU|vannacht|nacht|bos|sinds|kanaal|langs|plas|achter|buiten !ANDERPLEK !feest
vannacht|nachts ..6 BUITENPLEK & weer|denk|LIG|wordt|slapen !OVERLAST !jongeren !muziek !dealen
tent* ..3 neerzetten & vannacht|weggejaagd !camping !feest
kartonnen_doos & slaap|nacht|dekentje|lig|koud
zwerf|zwerft|zwerven|dwaal|dool ..6 straat|straten|buiten|stad|rond|station & ik|nacht|sinds|hij|we|zoon|week|slaapt !kat !jongeren !vuil !katten !dement !dementie
STA ..3 buiten & KOU|DAGEN|nergens|vannacht|SLAAP|MET_BAGAGE|ontruimd|gezet|slaapplek & ik|we|wij|zoon|dochter|man|vrouw|gezin|lig|zit|sta !buggy !gevlucht !balkon !als !spelen !rolstoel !terras !tuin !balkon !roken !speelt
buiten ..1 gesloten|gezet|gegooid|gezet & nergens|geen_familie|geen_vrienden|vannacht|net|vandaag|koud|baby|slapen
in_de kou ..1 buiten|gezet & huis|nergens|slapen|vannacht
# op straat staan
sta|staan|slaap ..3 op_straat $ !TOEKOMST !MORGEN_EROM !WERK !DING
sta|staan|zit|zitten|staat|lig|leven|leef ..4 op_straat & NU|MET_BAGAGE|nergens|vijven|vier|slapen|huis|KOU|gezin|kinderen|baby !TOEKOMST !WERK !DING !wachten !bang !straks !dreig* !MAAND_EROM
op_straat & zette|gezet|gegooid|geschopt & TOEN_NET !WERK
op_straat && geen_dak|slapen|vannacht|nergens && VERBLIJF !WERK !OVERLAST !DING !!TOEKOMST !wachten !geparkeerd
SLAAP ..3 op_straat !OVERLAST !TOEKOMST !hond
SCHUILPLEK && NERGENS_HEEN|KOU && STA !!ANDERPLEK !!camping !!bezoek !!OVERLAST !DING
dakloos & STA & SCHUILPLEK|buiten|straat|vannacht & ik|ben|we|sta|zit|zijn !TOEKOMST !vroeger !overlast
# net uitgezet
UIT_HUIS & TOEN_NET & ik|we|me|mij|ons|wij|hij|zij|ze|heb|huis|opvang|pleeggezin|moeder|kinderen !WERK !!ANDERPLEK !logeer !dreig* !MORGEN_EROM !loket !bos !slaapt !bij_mij
UIT_HUIS && NERGENS_HEEN|SCHUILPLEK|stoep|nu_buiten|wat_nu|en_dan|sta_hier|staan_hier|regent && ik|we|wij|me|ons|mij|hij|ze & UIT_HUIS !WERK !!ANDERPLEK !loket !formulier
deurwaarder & slot & TOEN_NET|vervangen
spullen ..4 op ..2 straat|stoep & gezet|gegooid|staan|liggen|TOEN_NET && slaap|slapen|nergens|TOEN_NET|sta|zit !ANDERPLEK !voorlopig
ontruimd|uitgebrand|afgebrand & TOEN_NET
uitgebrand|afgebrand & huis|woning|flat && straat|slapen|nergens|slaapplaats|slaapplek
op_slot|dicht && vannacht & straat|slapen|heen|slaap
gevlucht|weggelopen|weggegaan|weggerend && SCHUILPLEK|nergens_heen|geen_bed|vannacht_niet & ik|nu|we|zit|heb|staan|sta
# nergens heen
waar ..5 VANNACHT ..5 SLAAP|heen|naartoe|blijven|terecht|liggen !parkeren !overlast
waar ..5 SLAAP|heen|naartoe ..3 VANNACHT !parkeren
waar ..3 slaap|slapen ..1 ik|wij $
VANNACHT ..6 waar|nergens ..4 SLAAP|heen|naartoe|terecht|blijven
VANNACHT ..3 geen ..2 plek|slaapplek|slaapplaats|bed|onderdak|dak|huis !parkeren !school
geen ..2 plek|slaapplek|slaapplaats|bed|onderdak|dak|huis ..4 VANNACHT|slapen|om_te_slapen !parkeren
weet niet waar ..6 SLAAP|heen & vannacht|SLAAP|hotel|nacht|vanavond|kinderen !TOEKOMST
hotel ..6 uit|geld & kamer|weet_niet|geen|op|nergens & nergens|heen|straat|kinderen|slapen|geld
slaapplek|slaapplaats|slaap_plek|slaap_plaats|onderdak|slaapplekje|overnachtingsplek & VANNACHT|nu|help & zoek|zoekt|geen|nodig|waar|alsjeblieft|voor|help|heeft !AANBOD !bieden !iemand_die
geen ..1 slaapplek|slaapplaats|slaap_plek|slaap_plaats|dak_boven & heb|hebben|is|heeft|buiten|geen !over_twee !binnenkort !straks !TOEKOMST
geen ..2 dak ..2 hoofd !binnenkort !straks !TOEKOMST
help slaap_plaats|slaapplaats
nergens ..3 slapen|terecht|heen|naartoe|om_te_slapen & VANNACHT|KOU|SLAAP|SCHUILPLEK|MET_BAGAGE|buiten|uit_huis & ik|we|wij|hij|ze|zij|kan|sta|kunnen !behandeling !TOEKOMST !angst !lopend !durf !elke
nergens ..2 om_te_slapen|te_slapen|slapen !elke
niks|geen ..3 voor vannacht|de_nacht !angst
OPVANG & VOL & vannacht|nu|regent|geen|sta|zeggen|zegt|waar|weer|SLAAP|KOU|BUITENPLEK !dagbesteding !bso !kinderopvang !school !vrijwillig*
nachtopvang|passantenhotel|noodopvang|slaaphuis|daklozenopvang & bed|bedden|vol|weigert|dicht|gevraagd|plek|sta|heen|plaats !vrijwillig* !buurt !komt
OPVANG & geen & bed|plek|plaats & mij|me|ons|waar|ik|we !kinderopvang !dagbesteding
opvang ..2 gezet|gegooid|weggestuurd|gestuurd|geweigerd & buiten|vannacht|nacht|nergens|TOEN_NET|lig|dronken|gedronken
uit_de opvang|hotel|azc|pleeggezin & gezet|gegooid|moeten && vannacht|nacht|buiten|nergens|straat
azc & buiten|gezet|straat & nacht|geen|nergens
vrijgelaten|vrijgekomen|pi|gevangenis|detentie & nergens|portiek|straat|geen & SLAAP|adres|TOEN_NET|slapen
camper|caravan|auto|bus|woonboot ..3 weggesleept|verbrand|afgepakt|gezonken & woonde|woon|sliep|SLAAP|vannacht && woonde|slapen|vannacht
niet_binnenlaten|niet_meer_binnen|niet_naar_binnen && vannacht|s_avonds & niks|nergens|slapen|SLAAP|waar|ken
vluchteling*|oekraine|statushouder && stationshal|opvang_zegt_vol|straat
# breder
zoek|zoekt|zoeken|heb|nodig ..3 plek|bed|plekje|iets ..3 VANNACHT|slapen !parkeren !feest !camper !oppas !te_huur
VANNACHT|nacht ..4 niks|geen_plek|geen_bed & gezet|hotel|slapen|slaap|opvang|heb_ik_niks|sta !angst !dienst
opvangen|opvang|onderdak|slapen & VANNACHT & kan|iemand|ons|ik|kinderen|tassen|nodig|zoek !vrouwen !oppas !bieden !AANBOD
dakloze|dakloos|zwerver ..4 VANNACHT & terecht|slapen|heen|opvang|naartoe
UIT_HUIS & help|nacht|geen_familie|geen_geld|hotel|buiten|koud|straat & ik|help|geen|we|me|mij|zit|sta|is !WERK !!ANDERPLEK
UIT_HUIS && geen_familie|geen_vrienden|geen_geld|midden_in_de_nacht|help|buiten && geen_familie|geen_vrienden|hotel|nacht|help|buiten_nu !!WERK !!ANDERPLEK !!AANBOD
geen ..1 huis|thuis|onderdak|woning & SLAAP|zit|ligt|lig|buiten|koud|kou|trap|straat|sta && zit|ligt|lig|SLAAP|buiten|sta & onder|buiten|kou|koud|trap|portiek|flat|straat|park|brug !zoek !wachtlijst !jaar
geen ..1 huis ..1 meer & brand|vannacht|uitgebrand|nu_niet|overstroming
SLAAP|overnacht ..3 in|op|onder ..3 bouwkeet|wasserette|trap|hal|lift|gang|steeg|container|bouwplaats|kerk & ik|hij|meisje|jongen|man|we|zoon|vrouw|iemand !AANBOD !woonhuis !kamer
gezin|kinderen|ik|wij ..4 buiten & leeggehaald|deurwaarder|gezet|ontruimd|slot|vanmiddag|vandaag|vanmorgen && leeggehaald|deurwaarder|gezet|ontruimd|slot
nachtbus|trein|bus|metro ..4 slapen|slaap|heen_en_weer & nacht|vannacht|warm|nergens|geen
loop|lopen|rondlopen|rondgelopen|fiets ..5 tot ..4 licht|ochtend|zes & nacht|nergens|buiten|slaap|licht && nergens|slapen|nacht|huis|bed|koud
alles ..6 tas|rugzak|koffer|vuilniszak|vuilniszakken && buiten|straat|slapen|station|nergens|vannacht !!ANDERPLEK
sluit|dicht|sluiten & om|over|straks|zo & dan & nergens|waar|geen_idee|weet_niet|buiten && nergens|slapen|nacht|buiten|heen|huis !winkel
mag|mogen|kan|kunnen ..4 niet ..3 blijven|binnen|terug && nergens|buiten|vannacht|straat|koud & blijven|binnen|terug && slapen|heen|vannacht|straat|nacht|buiten !hond !school !kat !!ANDERPLEK
geweigerd|weigeren|weigert|vol|dicht & opvang|nachtopvang|leger_des_heils|noodopvang|hostel|hotel
voor|tijdelijk ..2 een|de nacht & slaapplek|bed|onderdak|opvang|slapen|plek & ik|we|mij|heb|zoek !oppas
# andere talen
nowhere_to_sleep|no_place_to_sleep|sleeping_on_the_street|sleep_on_the_street|sleeping_outside|sleep_outside|homeless_tonight|nowhere_to_go_tonight|no_where_to_sleep|place_to_sleep_tonight|on_the_street_tonight|sleeping_rough|nowhere_to_stay
auf_der_strasse_schlafen|schlafe_auf_der|schlafe_draussen|keinen_schlafplatz|kein_schlafplatz|auf_der_strasse|draussen_schlafen|nirgendwo_schlafen|wo_kann_ik_heute_nacht|keine_unterkunft
sokakta_kal*|sokakta_yat*|kalacak_yer*|yatacak_yer*|sokaktayim|sokaktayiz|disarida_yat*|sokakta_uyu*
nie_mam_gdzie_spac|nie_mamy_gdzie_spac|spie_na_ulicy|na_ulicy|nie_mam_gdzie_nocowac|spie_na_dworcu|nie_mam_gdzie_isc
нема_де_ночувати|немає_де_ночувати|нема_де_спати|немає_де_спати|ночую_на_вулиці|сплю_на_вулиці|на_вулиці|ніде_ночувати|ніде_спати
негде_ночевать|негде_спать|сплю_на_улице|на_улице
انام_في_الشارع|ننام_في_الشارع|في_الشارع|مكان_للنوم|مكان_انام|مكان_لانام|بلا_ماوي|ليس_لدي_مكان
"""

TWIJFEL["geen_onderdak"] = """
op_straat & sta|staan|zit|slaap|leef|kom
UIT_HUIS
nergens ..2 heen
dakloos
slaap ..4 auto|schuur|busje|garage|garagebox|kelder
geen ..1 slaapplek|onderdak|dak|huis
OPVANG & nodig|vol|plek|zoek|bed
homeless|obdachlos|evsiz|bezdomn*|бездомн*|مشرد
"""

ZEKER["geen_eten"] = """
# niks te eten
TEKORT ..3 VOEDSEL ..3 VOORRAAD|NU_ETEN|MONDEN|meer|gehad|thuis !als !bakken !bakker !winkel !ZIEKETER !!AANBOD !!NIET_HONGER
NU_ETEN ..4 TEKORT ..3 VOEDSEL !ZIEKETER !!AANBOD !!NIET_HONGER !geld !lust
MONDEN ..4 niks|geen|zonder ..2 VOEDSEL $ !als !tijd !ZIEKETER !!AANBOD !!NIET_HONGER !geld
TEKORT ..3 VOEDSEL && GELD_OP|HONGER|NU_ETEN|gegeten !ZIEKETER !!AANBOD !!NIET_HONGER
niks ..3 te|om_te eten !ZIEKETER !lusten !!NIET_HONGER
niks|geen ..3 eetbaars|eetbaar
geen kruimel|korst|hap|boterham ..2 meer|eten|brood|huis
niks ..3 VOORRAAD & VOEDSEL|HONGER|GELD|gegeten|vandaag|MONDEN|vanavond !ZIEKETER !!NIET_HONGER
niks ..3 VOORRAAD && HONGER|gegeten|honger|VOEDSEL && MONDEN|NU_ETEN|ik !!ZIEKETER !!NIET_HONGER
niks ..3 op_tafel & vandaag|vanavond|kast|kinderen|nu
geen brood ..1 geen|of|en
VOEDSEL|melk ..4 is|zijn ..2 op $ & MONDEN|GELD|NU_ETEN|pas !!AANBOD
VOEDSEL ..4 is|zijn ..2 op && GELD_OP|NU_ETEN|niks !ZIEKETER !!NIET_HONGER
laatste ..2 VOEDSEL & gegeten|opgegaan|gehad|op|opgegeten|gegeven && niks|op|vanavond|vandaag|nu|gisteren !NIET_HONGER
alles ..1 op && VOEDSEL && HONGER|laatste & op|opgegaan|niks|gegeten !drank
op $ & blikken|voorraad|crackers && niks|ook|nu !!NIET_HONGER
# vandaag, of al dagen, niet gegeten
NU_ETEN|DAGEN ..6 niks|niet ..3 gegeten|ontbeten !!ZIEKETER !oma !client
NU_ETEN|DAGEN ..4 niks ..1 gehad|binnen|op & ik|we|wij|kinderen|MONDEN !!ZIEKETER !gehoord !bericht
niks|niet ..4 gegeten|ontbeten ..4 NU_ETEN|sinds|DAGEN !!ZIEKETER
sinds|al ..4 niks|niet ..4 gegeten|gehad|te_eten !!ZIEKETER !bericht !gehoord & DAGEN
eet|eten ..3 NU_ETEN|sinds|al|DAGEN ..3 niet|niks ..1 $ !!ZIEKETER !zin !goed
eet|eten ..2 zelf ..2 niet|niks && MONDEN|GELD & MONDEN|niks !!ZIEKETER !mee
zelf ..2 eet|heb|eten ..2 ik? ..1 niet|niks ..1 $ && MONDEN & VOEDSEL|eten|boterham|dagen !!ZIEKETER
eet ..2 niet zodat|opdat|want & kind|kinderen|zoon*|dochter*|geld|op
DAGEN ..3 niks ..1 binnen|gegeten|op|gehad !!ZIEKETER !gehoord !bericht
sinds DAGEN ..4 niks|niet ..2 op|gehad|gegeten|binnen|te_eten|meer & eten|ik|we|kinderen|MONDEN !!ZIEKETER !gehoord !!bericht !hoor
sinds eergisteren|gisteren ..2 niks $
alleen|op ..3 thee|water|kraanwater|koffie|suiker|suikerwater|crackers & DAGEN|vandaag|meer|honger|leef|leven & ik|we|wij|nog|geen|al !!ZIEKETER !drinkt !kat
alleen ..3 brood & gisteren|op & kinderen|moeder|we|wij|nu
zonder eten ..3 bed|naar|zitten|zit|tot|vandaag|vanavond & MONDEN|moet|zitten|ik|we
tot ..1 DAGEN zonder eten|VOEDSEL
MONDEN ..6 niet|niks|nog_niet|nog_niks ..2 gegeten|gehad & NU_ETEN|DAGEN|sinds !!ZIEKETER
ontbeten & niet & kind|leerling* & niks|thuis
# honger
MONDEN ..4 HONGER !naar !altijd !nooit !puber
HONGER ..3 MONDEN & heb|hebben|huilen|niks|niet
DAGEN|van_de|tegen_de HONGER
vraagt|vragen|vroeg|smeekt|bedelt|bedelen ..3 om ..1 eten & kind*|zoon*|dochter*|ze|buur* && niks|leeg|geen|honger
verhongeren|verhongert|verhonger|uitgehongerd & wij|we|ik|kinderen|baby|ze !!GRAP !loket !terras* !rij !zou !als
huilen|huilt|schraaien|krijsen|kriete ..4 HONGER
niks ..2 meer? VOEDSEL|eten & huilen|schraaien|janken|huilt
# leeg en geen geld
KAST ..5 LEEG|niks & VANDAAG_ETEN|HONGER|baby|brood|niks|geen_geld|sinds|rijst|eten|melk !ZIEKETER !schoonmaken !elke !elk !LAATSTE_WEEK
KAST ..5 LEEG|niks && GELD_OP|MONDEN|HONGER|gegeten && GELD_OP|HONGER|NU_ETEN|gegeten|huilt|melk|niks !ZIEKETER !elke !LAATSTE_WEEK !!NIET_HONGER
niks ..3 KAST & rijst|brood|eten|meer|ook
LEEG ..1 KAST & LEEG ..1 KAST|saldo|rekening|vriezer !elke
leeg|lege ..1 kast|kasten|vriezer|koelkast ..3 leeg|lege
KAST LEEG && huilt|baby|melk|honger
geen|kan ..3 VOEDSEL|eten|melk ..2 kopen|betalen & NU_ETEN|vrijdagavond|niks
geen ..1 geld|euro|cent ..3 voor ..2 VOEDSEL|eten & NU_ETEN|MONDEN !maandeinde !!NIET_HONGER
GELD_OP & VOEDSEL|eten|gegeten & NU_ETEN & niks|niet|geen|op|zonder !!ZIEKETER !!NIET_HONGER
GELD_OP && MONDEN & HONGER|niks
# vanavond
VANDAAG ..6 niks|geen_eten & VOEDSEL|MONDEN|eet|gegeten|bord & VOEDSEL|eten|gegeten|krijgen|bord|eet !ZIEKETER !te_doen !zin !te_drinken
krijgen ..2 vanavond|vandaag niks
voor ..1 vanavond|avondeten|het_avondeten|ontbijt ..4 niks|geen
niks ..2 voor ..1 vanavond|avondeten|ontbijt
# noodhulp
NOODPAKKET & NU_ETEN|niks|sinds|meer|geen|honger !AANBOD
NOODPAKKET && niks|gegeten|HONGER|geen_eten !!AANBOD
brengen|krijgen ..3 eten|VOEDSEL & vandaag|vanavond|nu && niks|geen|HONGER !!AANBOD !maaltijdservice
eten ..1 brengen & vandaag|vanavond|nu & niks|ons
VOEDSELBANK & pas|dicht|gesloten|wachten|volgende_week|wachtlijst & niks|nu|vandaag|vanavond
gesloten|dichte|dicht VOEDSELBANK & sta|vanavond
VOEDSELBANK && niks_meer|niks_te_eten|HONGER & nu|vandaag|HONGER
gratis|ergens|warme ..3 eten|maaltijd & NU_ETEN & kan|waar|is_er|krijgen|gratis && niks|niet|DAGEN|euro|geen|kinderen|kindjes !!AANBOD
kan ..4 vandaag|vanavond ..4 eten|maaltijd && niks|DAGEN|geen_geld
container|containers|vuilnisbak|prullenbak|afval & supermarkt|eten|graaien|eet|etensresten|graait && gegeten|HONGER|niks
stal|gestolen|jat|steel|stelen & brood|eten & kinderen|niks|honger|baby
# breder
heb|hebben|is|ligt|alleen ..3 alleen|enkel|nog ..3 nog? ..1 een|wat|half|halve|beetje ..3 VOEDSEL & tot|voor_ons|meer|over|alles|laatste|dat_is|kinderen|verder|geen !zin !AANBOD !zelf_bakken && niks|tot|geen|op|alles|honger|geld|enige
alleen nog ..2 een|wat|beetje ..2 VOEDSEL $
VOEDSEL ..4 brengen|bezorgen & vandaag|nu|vanavond && niks|geen|leeg|honger !maaltijdservice
leeft|leef|leven ..4 op ..3 water|thee|crackers|chips|suiker|kraanwater !kat !plant
niks|niet ..2 gekookt & dagen|geen|niks && niks|geen|geld
eten ..3 uit ..3 container|vuilnisbak|prullenbak|afval
uit ..2 container|vuilnisbak|prullenbak ..3 gegeten|eten|gehaald & eten|gegeten|brood|honger
ergens eten krijgen|halen & niks|geen
kan ..3 ergens|iemand ..3 eten & niks|geen|honger && niks|geld|HONGER !maaltijdservice !samen !restaurant !gezellig
geef|geven|geeft ..4 BABY|kind|kinderen|zoontje ..3 water|suikerwater|thee & op|melk|poedermelk|geen|honger
flauwvallen|flauw|duizelig|slap & HONGER|niks_gegeten|niet_gegeten|geen_eten|gegeten !!ZIEKETER & niks|niet|HONGER|geen
nu|vandaag ..2 al? ..1 geen ..1 eten ..1 meer? $
maag ..4 HONGER|leeg|knort & dagen|geld|niks|HONGER !nuchter !onderzoek !medicijn*
hondenbrokken|kattenvoer|hondenvoer|vogelvoer|duivenvoer & ik|we|wij & eet|eten|gegeten
pan|pannen|borden|bord ..3 leeg & kinderen|kind|vandaag|vanavond|niks|weer !kat
doe|doen ..2 alsof ..4 gegeten|geen_honger|al_gegeten
verdun*|aangelengd|leng & melk|fles*|voeding & op|geld|geen|water
bedelen|bedel|gebedeld|bietsen & eten|brood & ik|we|moet|kinderen|vandaag
sla|slaan ..3 maaltijd|eten|avondeten ..1 over & niks|op|geen_geld|dagen && kinderen & niks|vandaag|nu
trek ..2 in|van ..1 mijn|de maag
geen ..1 avondeten|ontbijt|middageten|lunch|warm_eten & kinderen|vandaag|vanavond|voor|ik|we !school_lunch !recept !elke
ETEN|VOEDSEL ..2 is|zijn ..2 op & en|nu|pas|tot|geen|geld|ook && geld|pas|geen|tot|maandag|vandaag
brood ..4 beschimmeld|schimmel & eten|alleen|niks|enige && niks|enige|meer|geld
rammel* ..3 honger|van
eergisteren|gisteren ..4 voor_het_laatst|laatst ..3 gegeten
voor_het_laatst|laatst|laatste_keer ..4 gegeten & gisteren|eergisteren|dagen|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag
# andere talen
no_food|nothing_to_eat|havent_eaten|haven't_eaten|have_not_eaten|not_eaten_today|kids_are_hungry|children_are_hungry|not_eaten_for|we_are_hungry|i_am_hungry|im_hungry|i'm_hungry|starving_kids
niks_zu_essen|nichts_zu_essen|kein_essen|geen_essen|haben_hunger|habe_hunger|nichts_gegessen|niet_gegessen|heute_noch_nichts
yiyecek_yok|yemek_yok|yiyecegimiz_yok|yiyecek_bir_sey|yiyecek_hicbir|aciz|karnimiz_ac|cocuklar_ac|cocuklarim_ac|ekmek_yok|hicbir_sey_yemed*
co_jesc|nie_mamy_jedzenia|nie_mam_jedzenia|nic_do_jedzenia|jestesmy_glodni|jestem_glodn*|dzieci_sa_glodne|nie_jadlem|nie_jadlam|nic_nie_jad*
немає_їжі|нема_їжі|нема_що_їсти|немає_що_їсти|нічого_їсти|діти_голодні|нічого_не_їли|нічого_не_їла|ми_голодні
нечего_есть|нет_еды|дети_голодные|ничего_не_ели|мы_голодные|дети_голодны
لا_يوجد_طعام|ليس_لدي_طعام|ليس_لدينا_طعام|جائع*|جوعان*|لا_يوجد_اكل|ما_في_اكل|اطفالي_جائعون|لم_ناكل|لم_اكل|ليس_عندي_طعام|ما_عندي_اكل|لا_يوجد_شيء_ناكله
"""

TWIJFEL["geen_eten"] = """
geen ..2 eten !ZIEKETER
niks ..3 eten !ZIEKETER
KAST ..3 LEEG
geen geld ..3 eten|boodschappen
HONGER
VOEDSELBANK & snel|nu|vandaag|spoed
niet ..2 gegeten
"""
