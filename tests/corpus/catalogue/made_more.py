"""More kinds of generated documents, written after the rules and first tried when those stood."""

from tests.corpus.catalogue.made import Made, Maker, chapter, text
from tests.corpus.pdfs import PARAGRAPH, Sheet


class OtherMaker(Maker):
    """Makes documents of the other kinds."""

    def zoning(self) -> Made:
        """A plan with its data in a table at the foot of the cover."""
        place, (words, iso) = self.place(), self.day()
        word = self.random.choice(["Ontwerp", "Vastgesteld"])
        sheet = Sheet().bold(72, 240, "Bestemmingsplan", 30).bold(72, 275, f"Centrum {place}", 30)
        for row, (label, value) in enumerate(
            [("Status", word), ("Datum", words), ("Kenmerk", "NL.IMRO.0199.BP12-ON01")]
        ):
            sheet.put(72, 700 + 14 * row, label).put(180, 700 + 14 * row, value)
        return Made([sheet, text()], (f"Bestemmingsplan Centrum {place}",), iso, word.lower())

    def agenda(self) -> Made:
        """An agenda with day and time."""
        words, iso = self.day()
        sheet = Sheet().bold(72, 70, "Agenda commissie Ruimte", 18).put(72, 110, f"Datum: {words}, 19.30 uur")
        sheet.put(72, 126, "Plaats: raadzaal").bold(72, 170, "1. Opening", 11).bold(72, 200, "2. Mededelingen", 11)
        sheet.bold(72, 230, f"3. Concept {self.kind().lower()} {self.subject()}", 11).lines(72, 260, PARAGRAPH)
        return Made([sheet, text()], ("Agenda commissie Ruimte",), iso)

    def motion(self) -> Made:
        """A motion: the kind in large letters, its subject in a line."""
        subject, (words, iso) = self.subject(), self.day()
        sheet = Sheet().bold(72, 80, "MOTIE", 24).put(72, 120, f"Onderwerp: {subject}", 11)
        sheet.put(72, 150, f"De raad van de gemeente {self.place()}, in vergadering bijeen op {words},", 11)
        sheet.lines(72, 180, PARAGRAPH)
        return Made([sheet], (f"MOTIE: {subject}", subject), iso)

    def form(self) -> Made:
        """A form with its version in the footer of every page."""
        title, (words, _) = f"Aanvraagformulier subsidie {self.subject().lower()}", self.month()
        sheets = [Sheet().bold(72, 70, title, 17).lines(72, 110, PARAGRAPH), text(), text()]
        for sheet in sheets:
            sheet.put(72, 810, f"versie {words}", 8)
        return Made(sheets, (title,))

    def consultancy(self) -> Made:
        """A report made for somebody: title, subtitle, kind, client and dateline."""
        subject, place, (words, iso) = self.subject(), self.place(), self.day()
        sheet = Sheet().bold(72, 200, subject, 26).put(72, 235, f"Onderzoek in {place}", 16)
        sheet.put(72, 600, "Eindrapport", 11).put(72, 630, f"Opdrachtgever: gemeente {place}", 11)
        sheet.put(72, 660, f"Utrecht, {words}", 11)
        return Made([sheet, chapter("Samenvatting"), text()], (subject, f"{subject} Onderzoek in {place}"), iso)

    def versions(self) -> Made:
        """A table of versions on the second page."""
        kind, subject, place = self.kind(), self.subject(), self.place()
        sheet = Sheet().bold(72, 300, f"{kind} {subject}", 24).put(72, 340, f"Gemeente {place}", 12)
        second = Sheet().bold(72, 80, "Versiebeheer", 13)
        for row, line in enumerate([("0.1", "3 januari 2020", "eerste opzet"), ("1.0", "7 mei 2020", "naar college")]):
            for column, value in enumerate(line):
                second.put(72 + 120 * column, 110 + 16 * row, value)
        return Made([sheet, second, text(), text()], (f"{kind} {subject}",))

    def plain_letter(self) -> Made:
        """A letter with letterhead and "Betreft"."""
        subject, (words, iso), (other, _) = self.subject(), self.day(), self.day()
        sheet = Sheet().bold(380, 60, f"Gemeente {self.place()}", 14).put(72, 140, "Aan de bewoners van de Kerkstraat")
        sheet.put(72, 200, f"Datum: {words}").put(72, 214, "Ons kenmerk: Z-24-1234")
        sheet.put(72, 228, f"Uw brief van: {other}").put(72, 242, f"Betreft: {subject}")
        sheet.put(72, 290, "Geachte heer, mevrouw,").lines(72, 320, PARAGRAPH)
        return Made([sheet], (subject,), iso)

    def press(self) -> Made:
        """A press release: the kind small, the headline large."""
        headline, (words, iso) = f"Nieuwe plannen voor {self.subject().lower()}", self.day()
        sheet = Sheet().put(72, 60, "Persbericht", 10).put(72, 76, words, 10).bold(72, 120, headline, 22)
        sheet.lines(72, 160, PARAGRAPH)
        return Made([sheet], (headline, f"Persbericht: {headline}"), iso)

    def order(self) -> Made:
        """A decision of the executive that closes with its date."""
        title, (words, iso) = f"Aanwijzingsbesluit {self.subject().lower()}", self.day()
        sheet = Sheet().bold(72, 80, title, 15).put(72, 110, f"Burgemeester en wethouders van {self.place()};")
        sheet.put(72, 124, "gelet op de Gemeentewet;").lines(72, 150, PARAGRAPH)
        sheet.put(72, 230, f"Aldus besloten in de vergadering van {words}.")
        return Made([sheet], (title,), iso, "vastgesteld")

    def tagline(self) -> Made:
        """A slogan below the title, in smaller letters; a period that is no date."""
        place, (words, iso) = self.place(), self.month()
        sheet = Sheet().bold(72, 250, "Sociaal beleidskader 2024-2028", 28).put(72, 290, "Samen aan zet", 18)
        sheet.put(72, 740, f"{words[:1].upper()}{words[1:]}", 11).put(72, 755, f"Gemeente {place}", 11)
        title = "Sociaal beleidskader 2024-2028"
        return Made([sheet, text(), text()], (title, f"{title} Samen aan zet"), iso)

    def annual(self) -> Made:
        """A report on a year, which is not the date of the report."""
        year = self.random.randint(2015, 2024)
        sheet = Sheet().bold(72, 300, "Jaarverslag", 34).bold(72, 340, str(year), 34)
        return Made([sheet, chapter("Voorwoord"), text()], (f"Jaarverslag {year}",))

    def draft_header(self) -> Made:
        """A draft of a regulation that says so before its title and in the header of every page."""
        name, (words, iso) = f"Verordening {self.subject().lower()} {self.place()}", self.day()
        sheet = Sheet().bold(72, 90, f"Concept-{name[0].lower()}{name[1:]}", 16).put(72, 112, f"Versie {words}")
        sheet.bold(72, 150, "Artikel 1", 11).lines(72, 170, PARAGRAPH)
        sheets = [sheet, text(), text()]
        for one in sheets:
            one.put(400, 30, "CONCEPT", 9)
        return Made(sheets, (f"Concept-{name[0].lower()}{name[1:]}",), iso, "concept")

    def ways(self) -> list:
        return [
            *(self.zoning, self.agenda, self.motion, self.form, self.consultancy, self.versions),
            *(self.plain_letter, self.press, self.order, self.tagline, self.annual, self.draft_header),
        ]
