import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.markdown import MarkdownError, read_source

FRONT = """+++
title = "Titel"
subtitle = "Ondertitel"
kind = "visie"
date = "2021-03"
status = "ontwerp"
publisher = "gemeente"
origin = "bron"
keywords = ["een", "twee"]
colour = "#0b5563"
+++
"""


def blocks(body: str):
    return read_source(FRONT + "\n" + body).blocks


def test_front_matter_becomes_meta():
    meta = read_source(FRONT + "\n# Een\n").meta
    assert (meta.title, meta.date, meta.keywords) == ("Titel", "2021-03", ("een", "twee"))


def test_headings_paragraphs_and_runs():
    heading, paragraph = blocks("# Een kop\n\nGewoon **vet** en\n*schuin*.\n")
    assert heading == {"kind": "heading", "level": 1, "content": [{"kind": "text", "text": "Een kop"}]}
    assert [(run["kind"], run["text"]) for run in paragraph["content"]] == [
        ("text", "Gewoon "),
        ("strong", "vet"),
        ("text", " en"),
        ("text", " "),
        ("em", "schuin"),
        ("text", "."),
    ]


def test_lists_keep_their_order_and_kind():
    bullets, numbers = blocks("- een\n- twee\n\n1. eerst\n2. dan\n")
    assert (bullets["ordered"], numbers["ordered"]) == (False, True)
    assert [item[0]["content"][0]["text"] for item in numbers["items"]] == ["eerst", "dan"]


def test_table_takes_the_paragraph_before_it_as_caption():
    (table,) = blocks("Tabel: Bedragen\n\n| Bron | Bedrag |\n| --- | --- |\n| Gemeente | 3 |\n| Samen | 11 |\n")
    assert table["caption"] == "Bedragen"
    assert [cell[0]["text"] for cell in table["header"]] == ["Bron", "Bedrag"]
    assert [[cell[0]["text"] for cell in row] for row in table["rows"]] == [["Gemeente", "3"], ["Samen", "11"]]


def test_column_comments_group_what_stands_between_them():
    before, columns, after = blocks("Voor.\n\n<!-- twee kolommen -->\n\nA.\n\nB.\n\n<!-- een kolom -->\n\nNa.\n")
    assert (before["kind"], columns["kind"], after["kind"]) == ("paragraph", "columns", "paragraph")
    assert len(columns["blocks"]) == 2


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Een zin.\n\n<div>nee</div>\n", "regel 15: dit kan in deze bronnen niet worden gebruikt: html_block."),
        ("Een <b>zin</b>.\n", "regel 13: dit kan in deze bronnen niet worden gebruikt: html_inline."),
        ("![foto](x.png)\n", "image"),
        ("[tekst](http://x)\n", "link"),
        ("    code\n", "code_block"),
        ("- een\n- `code`\n", "regel 14"),
        ("<!-- een kolom -->\n", "html_block"),
        ("<!-- twee kolommen -->\n\nZin.\n", "wordt niet afgesloten met <!-- een kolom -->"),
        ("| A |\n| --- |\n| b |\n", "boven deze tabel ontbreekt een alinea die begint met 'Tabel:'"),
    ],
)
def test_what_the_template_cannot_show_is_refused_with_its_line(body: str, message: str):
    with pytest.raises(MarkdownError, match=".") as caught:
        blocks(body)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("# Zonder gegevens\n", "begint niet met een blok met gegevens"),
        (FRONT.replace('"Titel"', '"Titel'), "geen geldige TOML"),
        (FRONT.replace('kind = "visie"\n', ""), "ontbreken of horen er niet: kind"),
        (FRONT.replace("+++\n", '+++\nextra = "x"\n', 1), "ontbreken of horen er niet: extra"),
        (FRONT.replace("2021-03", "maart 2021"), "het veld date"),
        (FRONT.replace("#0b5563", "blauw"), "het veld colour"),
        (FRONT.replace('["een", "twee"]', '"een"'), "het veld keywords"),
        (FRONT.replace('"ontwerp"', '""'), "het veld status"),
    ],
)
def test_wrong_front_matter_is_named(source: str, message: str):
    with pytest.raises(MarkdownError) as caught:
        read_source(source)
    assert message in str(caught.value)


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1))
def test_an_escaped_sentence_comes_back_as_it_stands(sentence: str):
    escaped = "".join(f"\\{sign}" if not sign.isalnum() else sign for sign in sentence)
    (paragraph,) = blocks(f"x{escaped}x\n")
    assert "".join(run["text"] for run in paragraph["content"]) == f"x{sentence}x"
