"""What is said in Dutch of conversations that are kept."""

CONVERSATIONS = "Mijn gesprekken"
NONE_KEPT = "Er zijn nog geen eerdere gesprekken in deze browser."
KEPT_HOW = (
    "Gesprekken worden {days} dagen bewaard op de computer waarop de wijzer draait, en zijn alleen in deze browser "
    "te zien."
)
NOT_KEPT = "Gesprekken worden niet bewaard; dat is zo ingesteld."
NAMED = "Naam van dit gesprek"
RENAME = "Bewaar de naam"
DELETE = "Verwijder dit gesprek"
DELETED = "Het gesprek ‘{title}’ is verwijderd."
UNDO = "Zet het terug"
SHARE = "Maak een link naar dit gesprek"
SHARED = "Wie deze link heeft, kan dit gesprek lezen:"
OPEN = "{title} ({turns})"
CANNOT_KEEP = (
    "Gesprekken en reacties kunnen nu niet worden bewaard: {reason}. Vragen stellen kan gewoon. Vraag de beheerder om "
    "de map {folder} beschrijfbaar te maken, of een andere te kiezen met BINNENSTAD_APP_DATA."
)
DAMAGED = (
    "Het bestand met gesprekken was beschadigd. Het is opzij gezet als {aside}; eerdere gesprekken zijn nu niet te "
    "zien. Nieuwe gesprekken worden gewoon bewaard."
)
NOT_FOUND = "Dit gesprek is er niet (meer), of het is niet van deze browser."
LINK_QUESTION = "Link die deze vraag opnieuw stelt:"
