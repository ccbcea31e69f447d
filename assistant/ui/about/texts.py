"""What the page Uitleg says in Dutch, besides what the model card says."""

PAGE = "Uitleg"
TABS = ("Hoe het werkt", "Privacy", "Cijfers", "Algoritmeregister", "Toegankelijkheid", "Contact")

HOW = """
De wijzer zoekt in de documenten naar zinnen die uw vraag beantwoorden, en laat die letterlijk zien. {writes}

1. **Zoeken.** Een zoekmodel en een woordenindex zoeken samen de stukken tekst die over uw vraag gaan.
2. **Lezen.** Een getraind model leest uw vraag samen met elk stuk, en zegt per zin of daar het antwoord staat.
3. **Beslissen.** Daaruit volgt hoe zeker het is: *Gevonden*, *Mogelijk* of *Niet gevonden*.
4. **Nakijken.** Elk citaat, elk getal en elke naam wordt op de bladzijde teruggezocht. Wat niet klopt, gaat eruit.
"""
WRITES_NOT = "Hij schrijft zelf niets."
WRITES = (
    "Een taalmodel schrijft daar tekst bij; dat staat erboven. U ziet een zin pas als die is nagekeken op de citaten. "
    "Die controle vangt niet alles: wat telt, zijn de citaten."
)
CANNOT = """
### Wat de wijzer niet kan

- {cannot}
- Zeggen dat iets nergens staat. ‘Niet gevonden’ betekent dat hij het niet vond, niet dat het er niet is.
- Weten wat er na de datum van een document is veranderd. Kijk naar het jaar en de status.
- Besluiten of adviseren. Aan een antwoord kunt u geen rechten ontlenen; het document zelf geldt.

Soms toont hij een ware zin die uw vraag niet beantwoordt, en soms vindt hij niet wat er wel staat. Lees daarom bij
*Mogelijk* en *Niet gevonden* zelf even mee in het document.
"""
CANNOT_SUM_UP = "Rekenen, samenvatten in eigen woorden of conclusies trekken."
CANNOT_REASON = "Rekenen of conclusies trekken."
STAYS = "Er gaat niets naar een ander bedrijf."
LEAVES = (
    "Uw vraag en de citaten gaan ook naar het taalmodel {name}. Dat kan draaien op een computer van een ander bedrijf."
)
PRIVACY = """
- Uw vraag wordt verwerkt op de computer waarop de wijzer draait. {stays} Er wordt niet bijgehouden wie u bent.
- {kept}
- Uw browser krijgt één cookie met een willekeurige sleutel, zodat u uw eigen gesprekken terugvindt. Van die sleutel
  wordt
  alleen een afdruk bewaard.
- Wie u een link naar een gesprek geeft, kan dat gesprek lezen. Verwijdert u het gesprek, dan werkt de link niet meer.
- Reacties (‘Klopt’, ‘Klopt niet’) worden met de vraag en het antwoord bewaard, zonder naam. Zet er geen
  persoonsgegevens in.
- In het logboek staat nooit wat u vroeg.
"""
KEPT = "Een gesprek wordt {days} dagen na de laatste vraag vanzelf verwijderd. U kunt het ook zelf verwijderen."
NOT_KEPT = "Gesprekken worden niet bewaard."
FIGURES = "Wat hier en nu is gemeten, staat op de pagina Kwaliteit. Dit zegt de modelkaart:"
REGISTER = (
    "Deze velden volgen de publicatiestandaard van het Algoritmeregister. Ze komen uit de modelkaart van de wijzer."
)
REGISTER_SECTIONS = ("Algemene informatie", "Verantwoord gebruik", "Werking", "De twee modellen", "Grenzen")
FIGURE_SECTIONS = ("Cijfers",)
NO_CARD = "De modelkaart (docs/modelkaart.md) staat niet op deze computer."
ACCESSIBLE = """
Wij willen dat iedereen de wijzer kan gebruiken. Wij volgen WCAG 2.2, niveau AA. Wat daarvan met een programma te
meten is,
wordt bij elke wijziging gemeten (axe), en de pagina’s Vraag, Mijn straat en Documenten worden met alleen het
toetsenbord
doorlopen.

**Wat wij deden**

- Een antwoord wordt voorgelezen zodra het er is, en de bladzijde verspringt niet terwijl u leest.
- Elke vraag is een kop, zodat u met een schermlezer van vraag naar vraag kunt.
- Een bron opent u met een klik, een tik of de Enter-toets. Het citaat staat ook als tekst bij de bladzijde.
- Wat gemarkeerd is, is geel én onderstreept.
- Er is een licht en een donker thema, en beweging stopt als u dat in uw systeem hebt ingesteld.

**Wat nog niet kan**

- De wijzer is gemaakt met Streamlit, dat Engels spreekt. Knoppen, velden en meldingen daarvan krijgen in uw browser
  een Nederlandse naam. Heel even kan de Engelse naam te horen zijn, en een enkele melding kan nog Engels zijn.
- Het venster waarin u een bestand kiest, is van uw browser en spreekt de taal daarvan.
- Wat in een grafiek staat, is een plaatje. Dezelfde getallen staan in de tekst of in de tabel eronder.
- Het beeld van een bladzijde is een plaatje. De tekst ernaast is wat u kunt laten voorlezen.
- De pdf’s zelf zijn van wie ze uitgaf, en zijn niet altijd toegankelijk.
- De pagina Kwaliteit is nog niet helemaal met het toetsenbord nagelopen.

Dit is onze eigen beoordeling; er is geen onderzoek door een ander gedaan. Loopt u ergens tegenaan, laat het weten.
"""
CONTACT = "Vragen, klachten of iets dat niet klopt? {contact}"
NO_CONTACT = (
    "Hier hoort te staan bij wie u terecht kunt. De beheerder vult dat in met de instelling BINNENSTAD_APP_CONTACT."
)
