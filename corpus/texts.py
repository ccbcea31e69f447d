"""Every Dutch sentence that the package corpus shows to a user, in one place (B1, u-form)."""

# python -m corpus.render
ERROR = "Fout: {reason}"
RENDER_DESCRIPTION = "Maakt de PDF's van de meegeleverde documenten uit hun Markdown-bronnen."
RENDER_CHECK_HELP = "schrijf niets; zeg alleen of de PDF's gelijk zijn aan een nieuwe weergave van hun bron"
RENDER_DOCUMENTS_HELP = "map met de PDF's en daarin de map source (standaard: de meegeleverde documenten)"
RENDER_WRITTEN = "{file}: geschreven"
RENDER_UNCHANGED = "{file}: niet veranderd"
RENDER_EQUAL = "{file}: gelijk aan de bron"
RENDER_DIFFERS = "{file}: verschilt van de bron of ontbreekt; voer `python -m corpus.render` uit"
RENDER_FAILED = "van {source} kan geen PDF worden gemaakt: {reason}"
RENDER_NO_SOURCES = "de map {folder} bevat geen Markdown-bronnen (*.md)."
RENDER_NO_FONT = "het lettertype ontbreekt; installeer eerst het pakket {package} (zie requirements-dev.txt)."
RENDER_NO_PDF = "het zetprogramma gaf geen PDF terug."

# Markdown sources
SOURCE_WITHOUT_FRONT_MATTER = "de bron begint niet met een blok met gegevens tussen twee regels met +++."
SOURCE_FRONT_MATTER_UNREADABLE = "het blok met gegevens bovenaan is geen geldige TOML: {reason}."
SOURCE_FRONT_MATTER_FIELDS = "deze velden in het blok met gegevens bovenaan ontbreken of horen er niet: {fields}."
SOURCE_FRONT_MATTER_VALUE = "het veld {field} in het blok met gegevens bovenaan heeft geen geldige waarde."
SOURCE_NOT_ALLOWED = "regel {line}: dit kan in deze bronnen niet worden gebruikt: {what}."
SOURCE_TABLE_WITHOUT_CAPTION = "regel {line}: boven deze tabel ontbreekt een alinea die begint met '{start}'."
SOURCE_COLUMNS_OPEN = "een stuk in twee kolommen wordt niet afgesloten met {comment}"
