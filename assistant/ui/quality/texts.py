"""Everything the page on quality says in Dutch (B1, u-form)."""

QUALITY_INTRO = (
    "Hoe goed zijn de antwoorden? Een meting stelt vragen waarvan het goede antwoord en de bladzijde bekend zijn, en "
    "telt wat er goed ging. Er zijn ook vragen bij waarop de documenten geen antwoord geven: dan hoort de assistent "
    "te zeggen dat hij het niet heeft gevonden."
)
SPLIT = {"all": "alle vragen", "dev": "ontwikkelhelft", "test": "toetshelft"}
QUALITY_SPLIT = "Welke vragen"
QUALITY_SPLIT_HELP = (
    "Met de ontwikkelhelft wordt de assistent verbeterd. De toetshelft wordt daarvoor niet gebruikt en laat zien hoe "
    "goed hij op nieuwe vragen is."
)
QUALITY_START = "Meet nu"
QUALITY_TABS = ("De cijfers", "Verloop", "Zekerheid", "De vragen", "Reacties", "Meenemen")
QUALITY_GOES_ON = "De meting gaat door als u iets anders doet, deze pagina sluit of opnieuw laadt."
QUALITY_STOP = "Stop de meting"
QUALITY_STOPPED = "De meting is gestopt. Er is niets van bewaard."
QUALITY_BROKE = "De meting liep vast. Er is niets van bewaard; probeer het opnieuw."
QUALITY_DONE = "De meting is klaar en bewaard."
QUALITY_SET = "Vragenlijst"
QUALITY_OWN_CASES = "de vragen van de wijzer"
QUALITY_NAME = "Naam van de meting (mag leeg)"
QUALITY_NAME_HINT = "bijvoorbeeld: met de nieuwe nota"
QUALITY_RENAME = "Naam van deze meting"
QUALITY_COMPARE = "Vergelijk met"
QUALITY_COMPARE_NONE = "kies een meting"
QUALITY_UPLOAD = "Gebruik een eigen vragenlijst"
QUALITY_UPLOAD_FILE = "Bestand met vragen (.jsonl of .csv, hoogstens 20 MB)"
QUALITY_UPLOAD_HOW = (
    "Een CSV-bestand begint met de namen van de kolommen: `vraag;feiten;document;bladzijden`, en als u wilt `eerder`, "
    "`soort`, `gebruiker`, `moeilijkheid`. Zet `|` tussen feiten en ‘ / ’ tussen schrijfwijzen van een feit. Een regel "
    "zonder feiten hoort geen antwoord te krijgen."
)
QUALITY_UPLOAD_KIND = "{file} is geen .jsonl of .csv. Sla uw vragen zo op en probeer het opnieuw."
QUALITY_UPLOAD_WRONG = "De vragenlijst is niet bewaard; verbeter deze regels"
QUALITY_UPLOADED = "{file} is bewaard, met {count} vragen. Kies hem hierboven bij Vragenlijst."
QUALITY_BUSY = "Vraag {done} van {total}"
QUALITY_KEEPING = "De uitkomst wordt berekend en bewaard"
QUALITY_OPENING = "De meting wordt geopend"
QUALITY_BUSY_ELSEWHERE = "Er loopt al een meting. Wacht tot die klaar is en laad de pagina opnieuw."
QUALITY_CANNOT_MEASURE = "Er kan nu niet worden gemeten."
QUALITY_CANNOT_SHOW = "Deze meting kan niet worden getoond."
QUALITY_UNWRITABLE = (
    "De meting kan niet worden bewaard in {folder}. Maak die map beschrijfbaar, of kies een andere met "
    "BINNENSTAD_EVAL_RUNS."
)
QUALITY_NO_CASES = "Er zijn geen vragen in de keuze ‘{split}’. Kies andere vragen."
QUALITY_EMPTY_RUN = "De meting in {folder} heeft geen vragen. Meet opnieuw."
QUALITY_UNREADABLE_ONE = "1 meting kan niet worden gelezen en is weggelaten."
QUALITY_UNREADABLE_MORE = "{count} metingen kunnen niet worden gelezen en zijn weggelaten."
QUALITY_NONE_YET = "Er is nog geen meting. Druk op ‘Meet nu’; dat duurt meestal minder dan een minuut."
QUALITY_NOT_YET = "De cijfers komen hier zodra de meting klaar is."
QUALITY_CHOOSE = "Welke meting"
QUALITY_MEASUREMENT = "meting"
QUALITY_RUN = "{when} · {split} ({count})"
QUALITY_FIGURES = "De cijfers"
QUALITY_HEADLINE = (
    "**{value}** gaat goed: {right} van de {count} vragen. De echte waarde ligt waarschijnlijk {interval}."
)
QUALITY_OTHER_DOCUMENTS = (
    "De documenten zijn sinds deze meting veranderd. Meet opnieuw voor cijfers over wat er nu staat."
)
QUALITY_FIGURE = "Cijfer"
QUALITY_VALUE = "Waarde"
QUALITY_INTERVAL = "Waarschijnlijk"
QUALITY_OVER = "Gemeten op"
QUALITY_BETWEEN = "tussen {interval}"
QUALITY_NO_SPREAD = "bij elke vraag gelijk"
QUALITY_QUESTION = "1 vraag"
QUALITY_QUESTIONS = "{count} vragen"
QUALITY_LOW_IS_GOOD = "(lager is beter)"
QUALITY_ALL_FIGURES = "Alle {count} cijfers"
QUALITY_HOW = (
    "‘Waarschijnlijk’ is het 95%-interval: dat van Wilson voor een aandeel van de vragen, en een bootstrap met 10.000 "
    "trekkingen voor een gemiddelde. Een vraag die voor een cijfer niet meetelt, krijgt geen score."
)
QUALITY_GATE = "Mag deze versie live?"
QUALITY_GATE_OPEN = "Ja. Deze meting haalt de ondergrens op elk punt."
QUALITY_GATE_SO_FAR = "Dat is nog niet te zeggen. Wat is gemeten, haalt de ondergrens."
QUALITY_GATE_SHUT = "Nee. Deze meting haalt de ondergrens niet:"
QUALITY_NO_VERDICT = "Daar is met deze meting niets over te zeggen."
QUALITY_OTHER_CASES = "De ondergrens is gezet met andere vragen."
QUALITY_GATE_PART = (
    "De ondergrens is gezet met {floor} vragen; deze meting telt er {count}. Meet alle vragen voor een oordeel over de "
    "hele versie."
)
QUALITY_SURE = "Klopt de zekerheid?"
QUALITY_SURE_HOW = (
    "Van wat de assistent voor 70 % zeker weet, hoort 70 % goed te zijn. Het verschil is gemiddeld **{error}** (de "
    "verwachte kalibratiefout in tien vakken, van 0 tot 1; lager is beter). Bij een weigering telt de passage die het "
    "dichtst in de buurt komt."
)
QUALITY_SURE_NOT = "De assistent zei bij deze meting niet hoe zeker hij was. Meet opnieuw om dat te zien."
QUALITY_SURE_NO_CHANCE = "De zekerheid in deze meting is geen kans van 0 tot 1. Daarom is er geen tabel."
QUALITY_SURE_BIN = "Zekerheid"
QUALITY_SURE_SPAN = "{low}–{high} % zeker"
QUALITY_SURE_MEAN = "Gemiddeld"
QUALITY_SURE_MEAN_IS = "gemiddeld {mean}"
QUALITY_SURE_RIGHT = "Goed"
QUALITY_SURE_RIGHT_IS = "**{share}** goed"
QUALITY_SURE_POINT = "{span}: {share} goed"
QUALITY_SURE_AXIS = "% zeker"
QUALITY_SURE_CAPTION = (
    "Hoe vaak het goed is, per vak van zekerheid, met het 95%-interval. Op de stippellijn klopt de zekerheid precies."
)
QUALITY_SURE_TABLE = "De zekerheid in een tabel"
QUALITY_RISK = "Vaker of minder vaak antwoorden"
QUALITY_RISK_HOW = (
    "Een antwoord geven is altijd een afweging. Wie vaker antwoordt, heeft vaker iets fout. Wie minder antwoordt, zegt "
    "vaker dat hij niets vond terwijl het er wel staat. De lijnen laten zien wat er gebeurt bij elke grens voor de "
    "zekerheid, niet alleen bij de grens van nu."
)
QUALITY_RISK_AXIS = "% niet goed"
QUALITY_RISK_ACROSS = "% van de vragen met een antwoord"
QUALITY_RISK_CAPTION = (
    "Hoeveel van de antwoorden niet goed is, als alleen de zekerste worden gegeven. Het oppervlak onder de lijn, "
    "gedeeld door haar breedte, is {area} (lager is beter)."
)
QUALITY_REFUSED_AXIS = "% terecht geweigerd"
QUALITY_REFUSED_ACROSS = "% ten onrechte geweigerd"
QUALITY_REFUSED_CAPTION = (
    "Hoeveel vragen terecht en ten onrechte geen antwoord krijgen. Linksboven is het best. De stip is de instelling "
    "van nu."
)
QUALITY_RISK_TABLE = "De grenzen in een tabel"
QUALITY_THRESHOLD = "Antwoord vanaf"
QUALITY_THRESHOLD_IS = "vanaf {share}"
QUALITY_THRESHOLD_NOW = "**zoals nu**"
QUALITY_COVERED = "Krijgt antwoord"
QUALITY_COVERED_IS = "{share} krijgt antwoord"
QUALITY_RISKED = "Niet goed"
QUALITY_RISKED_IS = "{share} daarvan niet goed"
QUALITY_OVER_REFUSED = "Ten onrechte geweigerd"
QUALITY_OVER_REFUSED_IS = "{share} ten onrechte geweigerd"
QUALITY_REFUSED = "Terecht geweigerd"
QUALITY_REFUSED_IS = "{share} terecht geweigerd"
QUALITY_NO_SHARE = "–"
QUALITY_TREND = "Verloop"
QUALITY_NO_TREND = "Na een tweede meting van dezelfde vragen ziet u hier of het beter of slechter wordt."
QUALITY_TREND_AXIS = "% goed"
QUALITY_TREND_CAPTION = "Het deel van de vragen dat goed ging, per meting. De streep geeft aan hoe zeker dat is."
QUALITY_TREND_ALT = "Deel van de vragen dat goed ging, per meting. {points}."
QUALITY_AGAINST = "Vergeleken met de meting ervoor:"
QUALITY_SLICES = "Waar gaat het goed en waar niet?"
QUALITY_SLICE = "Verdeel de vragen naar"
QUALITY_NO_SLICES = "Deze vragen zijn niet in groepen te verdelen."
SLICE = {
    "verwacht": "wat er hoort te komen",
    "soort": "soort vraag",
    "gebruiker": "wie het vraagt",
    "moeilijkheid": "moeilijkheid",
    "woorden": "hoe dicht bij de woorden van de tekst",
    "document": "document",
    "beurt": "beurt in het gesprek",
    "deel": "helft",
}
QUALITY_EXPORT = "Meenemen"
QUALITY_EXPORT_HINT = "Alle vragen van deze meting met hun antwoord en scores, voor een rekenblad."
QUALITY_DOWNLOAD = "Download als CSV"
QUALITY_FILE = "meting-{name}.csv"
REACTIONS_NONE = "Er zijn nog geen reacties. Onder elk antwoord staat ‘Klopt’ en ‘Klopt niet’."
REACTIONS_CLOSED = "Reacties zijn te zien voor wie de wijzer beheert."
REACTIONS_COUNT = "Er zijn {count} reacties; volgens {right} daarvan klopte het antwoord."
REACTIONS_DOWNLOAD = "Download de reacties als CSV"
REACTIONS_HEAD = ("wanneer", "oordeel", "vraag", "eerder gevraagd", "antwoord", "waarom", "had moeten zijn")
REACTION = {"right": "klopt", "wrong": "klopt niet"}
REACTION_WHY = "Wat er niet klopte"
REACTION_EXPECTED = "Wat het had moeten zijn"
REACTION_DRAFT = "Maak er een conceptvraag van"
REACTION_DRAFTED = "Toegevoegd aan {file}. Kijk de vraag na en zet haar dan bij uw vragen."
REACTION_NOT_DRAFTED = "Kan niet schrijven in {file}: {reason}."
CASE_GOLD = "Zo staat het in het document"
CASES = "De vragen"
CASES_OUTCOME = "Uitkomst"
CASES_TYPE = "Soort vraag"
CASES_USER = "Wie het vraagt"
CASES_FILE = "Vragenbestand"
CASES_ANY = "alle"
CASES_WORDS = "Zoek op woorden uit de vraag"
CASES_NONE = "Geen vraag past bij deze keuze."
OUTCOME = {"wrong": "niet goed", "lost": "was goed, nu niet", "right": "goed", "every": "alles"}
CASE_RIGHT = "goed"
CASE_WRONG = "niet goed"
CASE_EARLIER = "Eerder gevraagd"
CASE_ANSWER = "Het antwoord"
CASE_CITED = "Wat is aangehaald"
CASE_NOT_CITED = "Er is niets aangehaald."
CASE_FACTS = "Dit hoort in het antwoord"
CASE_OTHER_FORMS = "(of: {forms})"
CASE_SENTENCES = "Deze zinnen horen in de citaten te staan"
CASE_PLACES = "Deze bladzijden horen te zijn aangehaald"
CASE_PAGE = "pdf-pagina {pages}"
CASE_REFUSAL_DUE = "Hier hoort geen antwoord te komen"
CASE_MENTIONS = "Het antwoord hoort te noemen wat ontbreekt:"
CASE_THERE = "ja"
CASE_MISSING = "ontbreekt"
CASE_STANDS = "De vraag staat in {file}, regel {line}."
OR = " of "
