"""Generated documents of which title, date and status are known: covers of several kinds, metadata of every quality."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.pdfs import PARAGRAPH, Sheet, make

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
PLACES = ["Duinse Slag", "Oosterveen", "Nieuw-Rijnveld", "Halderbroek"]
SUBJECTS = [
    "Parkeren in het centrum",
    "Groen en water in de wijken",
    "Toerisme aan de kust",
    "Wonen met zorg",
    "Fietsen naar school",
    "Energie in de gebouwde omgeving",
    "Evenementen en veiligheid",
    "Jeugd en sport",
    "Bomen langs de singel",
    "Detailhandel en horeca",
    "Inzameling van huisafval",
    "Cultuur voor iedereen",
]
KINDS = ["Nota", "Visie", "Beleidsplan", "Verordening", "Uitvoeringsprogramma"]


@dataclass(frozen=True)
class Made:
    """A document in the making; ``titles`` are all that are right, ``date`` and ``status`` empty when it gives none."""

    sheets: Sequence[Sheet]
    titles: tuple[str, ...]
    date: str = ""
    status: str = ""
    name: str = ""


@dataclass(frozen=True)
class Known:
    """A written document and what is right about it."""

    path: Path
    titles: tuple[str, ...]
    date: str
    status: str


class Maker:
    """Makes documents; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def day(self) -> tuple[str, str]:
        """A date in words and as ISO."""
        year, month, day = self.random.randint(2012, 2026), self.random.randint(1, 12), self.random.randint(1, 28)
        forms = [f"{day} {MONTHS[month - 1]} {year}", f"{day:02}-{month:02}-{year}"]
        return self.random.choice(forms), f"{year}-{month:02}-{day:02}"

    def month(self) -> tuple[str, str]:
        year, month = self.random.randint(2012, 2026), self.random.randint(1, 12)
        return f"{MONTHS[month - 1]} {year}", f"{year}-{month:02}"

    def subject(self) -> str:
        return self.random.choice(SUBJECTS)

    def kind(self) -> str:
        return self.random.choice(KINDS)

    def place(self) -> str:
        return self.random.choice(PLACES)

    def cover(self) -> Made:
        """A cover with sender, title in large letters, and a date; text follows on later pages."""
        kind, subject, (words, iso) = self.kind(), self.subject(), self.month()
        sheet = Sheet().put(72, 60, f"Gemeente {self.place()}", 11).bold(72, 300, kind, 28).bold(72, 334, subject, 28)
        sheet.put(72, 700, words[:1].upper() + words[1:], 12)
        return Made([sheet, chapter("1. Inleiding"), text()], (f"{kind} {subject}",), iso)

    def sender_largest(self) -> Made:
        """The sender in the largest letters, the title below it, its status in a line."""
        kind, subject, (words, iso) = self.kind(), self.subject(), self.day()
        word = self.random.choice(["vastgesteld", "ontwerp", "concept"])
        sheet = Sheet().bold(72, 80, f"Gemeente {self.place()}", 36).bold(72, 260, f"{kind} {subject}", 22)
        sheet.put(72, 640, f"Status: {word}", 11).put(72, 660, f"Datum: {words}", 11)
        return Made([sheet, chapter("Samenvatting"), text()], (f"{kind} {subject}",), iso, word)

    def regulation(self) -> Made:
        """No cover: a title and articles, and at the end when it was adopted, or a blank for that."""
        title, (words, iso) = f"Verordening {self.subject().lower()} {self.place()} 2024", self.day()
        adopted = self.random.random() < 0.6
        when = words if adopted else "...................."
        sheet = Sheet().bold(72, 80, title, 16).bold(72, 120, "Artikel 1. Begrippen", 11).lines(72, 140, PARAGRAPH)
        end = Sheet().bold(72, 80, "Artikel 9. Citeertitel", 11).lines(72, 100, PARAGRAPH)
        end.put(72, 200, f"Aldus vastgesteld in de openbare raadsvergadering van {when}")
        end.put(72, 240, "de griffier, de voorzitter,")
        return Made([sheet, text(), end], (title,), iso if adopted else "", "vastgesteld" if adopted else "")

    def letter(self) -> Made:
        """A letter to the council with labels; another date in its text."""
        subject, (words, iso), (other, _) = self.subject(), self.day(), self.day()
        sheet = Sheet().bold(330, 60, "Raadsinformatiebrief", 18)
        labels = [("Aan", "de gemeenteraad"), ("Van", "het college"), ("Datum", words), ("Onderwerp", subject)]
        for place, (label, value) in enumerate(labels):
            sheet.put(72, 140 + 16 * place, label).put(160, 140 + 16 * place, value)
        sheet.put(72, 240, "Geachte leden van de raad,").lines(72, 265, PARAGRAPH)
        sheet.put(72, 330, f"Op {other} heeft de raad de nota over dit onderwerp vastgesteld.")
        return Made([sheet, text()], (f"Raadsinformatiebrief: {subject}", subject), iso)

    def proposal(self) -> Made:
        """A proposal to adopt something: it is not itself adopted."""
        subject, (words, iso) = self.subject(), self.day()
        sheet = Sheet().bold(72, 70, "Raadsvoorstel", 20).put(72, 110, f"Datum: {words}")
        sheet.put(72, 130, f"Onderwerp: Vaststellen nota {subject}").bold(72, 170, "Voorgesteld besluit", 11)
        sheet.put(72, 190, f"De nota {subject} vast te stellen.").bold(72, 230, "Aanleiding", 11)
        sheet.lines(72, 250, PARAGRAPH)
        name = f"Vaststellen nota {subject}"
        return Made([sheet, text()], (f"Raadsvoorstel: {name}", name), iso)

    def photograph(self) -> Made:
        """A cover that is hardly any text; the title only in the file name and the running header."""
        kind, subject, (words, iso) = self.kind(), self.subject(), self.month()
        cover = Sheet().put(72, 780, f"{self.place()}", 9)
        imprint = Sheet().bold(72, 500, "Colofon", 14).put(72, 530, f"Tekst: gemeente {self.place()}")
        imprint.put(72, 550, f"{self.place()}, {words}")
        pages = [cover, imprint, chapter("Voorwoord"), text(), text()]
        title = f"{kind} {subject}"
        return Made(pages, (title,), iso, name=title.replace(" ", "-").lower())

    def decree(self) -> Made:
        """A decision as it is published: of whom, of when, what it adopts."""
        name, (words, iso) = f"Beleidsregels {self.subject().lower()} {self.place()}", self.day()
        sheet = Sheet().bold(72, 80, name, 17)
        sheet.put(72, 120, f"Besluit van de raad van de gemeente {self.place()} van {words}")
        sheet.put(72, 132, f"tot vaststelling van de {name}").bold(72, 170, "Artikel 1", 11).lines(72, 190, PARAGRAPH)
        return Made([sheet, text()], (name,), iso, "vastgesteld")

    def bottom(self) -> Made:
        """A title low on the cover with a subtitle, and a year that is larger than it."""
        subject, (words, iso) = self.subject(), self.day()
        sheet = Sheet().bold(72, 200, "2040", 60).bold(72, 560, f"Omgevingsvisie {self.place()}", 26)
        title = sheet.parts[-1].split("(")[1].split(")")[0]
        sheet.put(72, 590, subject, 16).put(72, 760, f"Vastgesteld door de gemeenteraad op {words}", 10)
        return Made([sheet, text(), text()], (title, f"{title} {subject}", f"{title}: {subject}"), iso, "vastgesteld")

    def draft(self) -> Made:
        """A draft that says so in one of several ways."""
        kind, subject, (words, iso) = self.kind(), self.subject(), self.day()
        title, word = f"{kind} {subject}", self.random.choice(["ontwerp", "concept"])
        way = self.random.randrange(4)
        sheet = Sheet().bold(72, 200, f"{title} ({word})" if way == 0 else title, 20)
        if way == 1:
            sheet.bold(72, 120, word.upper(), 30)
        if way in (0, 1):
            sheet.put(72, 300, words)
        if way == 2:
            sheet.put(72, 300, f"{word.capitalize()} d.d. {words}")
        if way == 3:
            sheet.put(72, 300, f"Dit is een {word} van {words} dat ter inzage ligt.")
        return Made([sheet, text(), text()], (title, f"{title} ({word})", f"{word.upper()} {title}"), iso, word)

    def factsheet(self) -> Made:
        """Figures in larger letters than the title."""
        subject, (words, iso) = self.subject(), self.month()
        sheet = Sheet().bold(72, 80, f"Factsheet {subject}", 20).put(72, 110, words)
        sheet.bold(72, 220, "87%", 48).put(72, 260, "van de bewoners is tevreden").bold(320, 220, "1.204", 48)
        sheet.lines(72, 330, PARAGRAPH)
        return Made([sheet, text()], (f"Factsheet {subject}",), iso)

    def mention(self) -> Made:
        """A document that speaks of another one that was adopted, and has no date of its own."""
        title, (other, _) = f"iPad-beleid {self.subject().lower()}", self.day()
        sheet = Sheet().bold(72, 90, title, 18).lines(72, 130, PARAGRAPH)
        sheet.put(72, 200, f"In de vergadering van {other} is de visie vastgesteld door de raad van de gemeente.")
        return Made([sheet, text()], (title,))

    def capitals(self) -> Made:
        """A title in capitals over two lines, a dateline below."""
        kind, subject, (words, iso) = self.kind().upper(), self.subject().upper(), self.month()
        sheet = Sheet().bold(72, 150, kind, 24).bold(72, 180, subject, 24).put(72, 230, f"{self.place()}, {words}", 11)
        sheet.bold(72, 300, "1 Waar het om gaat", 13).lines(72, 330, PARAGRAPH)
        return Made([sheet, text()], (f"{kind} {subject}",), iso)

    def minutes(self) -> Made:
        """One of a series: minutes that differ in their meeting only."""
        words, iso = self.day()
        part = self.random.choice(["Middagvergadering", "Avondvergadering"])
        own = f"{part} van de gemeenteraad op {words}"
        sheet = Sheet().bold(72, 70, "Notulen van de raad", 18).bold(72, 110, own, 12)
        sheet.put(72, 140, "Voorzitter: de heer Van Dam").bold(72, 180, "1. Opening", 12).lines(72, 200, PARAGRAPH)
        sheet.put(72, 270, "De notulen van de vorige vergadering worden vastgesteld.")
        title = "Notulen van de raad"
        return Made([sheet, text()], (title, f"{title}: {own}", f"{title} {own}"), iso)

    def quarterly(self) -> Made:
        """One of a series with the period as its subtitle."""
        words, iso = self.month()
        sheet = Sheet().put(72, 60, f"Gemeente {self.place()}").bold(72, 250, "Voortgangsrapportage", 26)
        sheet.bold(72, 285, f"Stand van zaken {words}", 16)
        title, own = "Voortgangsrapportage", f"Stand van zaken {words}"
        return Made([sheet, text(), text()], (title, f"{title}: {own}", f"{title} {own}"), iso)

    def ways(self) -> list[Callable[[], Made]]:
        """The makers of all kinds, in turn."""
        return [
            *(self.cover, self.sender_largest, self.regulation, self.letter, self.proposal, self.photograph),
            *(self.decree, self.bottom, self.draft, self.factsheet, self.mention, self.capitals),
            *(self.minutes, self.quarterly),
        ]


def chapter(heading: str) -> Sheet:
    return Sheet().bold(72, 80, heading, 18).lines(72, 110, PARAGRAPH)


def text() -> Sheet:
    return Sheet().lines(72, 80, [*PARAGRAPH, *PARAGRAPH, *PARAGRAPH])


def write_documents(folder: Path, count: int, maker: Maker) -> list[Known]:
    """Write documents of every kind in turn, with metadata that is right, stale, of a template, or missing."""
    written, ways = [], maker.ways()
    for number in range(count):
        made = ways[number % len(ways)]()
        titles = {
            "right": made.titles[0],
            "stale": f"{maker.kind()} {maker.subject()} {maker.random.randint(2003, 2009)}",
            "template": maker.random.choice(
                ["Document1", "Voorwoord", "Sjabloon rapport staand", "Titel van het rapport"]
            ),
            "program": f"Microsoft Word - {maker.kind()} def.docx",
            "sender": f"Gemeente {maker.place()}",
        }
        title = titles.get(maker.random.choice([*titles, "missing"]), "")
        info = {"CreationDate": "D:20260102120000", **({"Title": title} if title else {})}
        stem = made.name or maker.random.choice(
            [f"{10_000_000 + 7919 * number}", f"stuk {number}", f"bijlage_{number}"]
        )
        path = make(folder / f"{stem}{'-' + str(number) if made.name else ''}.pdf", made.sheets, info)
        written.append(Known(path=path, titles=made.titles, date=made.date, status=made.status))
    return written
