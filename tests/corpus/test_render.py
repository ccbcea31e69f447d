import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from corpus import render
from corpus.render import DOCUMENTS, main, render_folder, with_digests
from tests.corpus.test_markdown import FRONT

ROOT = Path(__file__).parents[2]
TEMPLATE = (DOCUMENTS / "source" / "template.typ").read_bytes()

WITHOUT_FONT = '#set document(title: "T")\n#set text(font: "Bestaat niet", lang: "nl")\nTekst'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A documents folder with one short source and the real template."""
    documents = tmp_path / "documents"
    (documents / "source").mkdir(parents=True)
    (documents / "source" / "template.typ").write_bytes(TEMPLATE)
    (documents / "source" / "kort.md").write_text(FRONT + "\nVooraf.\n\n# Kop\n\nEen zin.\n", encoding="utf-8")
    return documents


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_committed_pdfs_equal_a_fresh_rendering(capsys: pytest.CaptureFixture[str]):
    assert main(["--check"]) == 0
    assert capsys.readouterr().out.count("gelijk aan de bron") == 3


def test_same_bytes_in_another_folder_time_zone_and_locale(tmp_path: Path):
    copy = tmp_path / "elders" / "documents"
    shutil.copytree(DOCUMENTS / "source", copy / "source")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "HOME": str(tmp_path),
    }
    command = [sys.executable, "-m", "corpus.render", "--documents", str(copy)]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, timeout=120)
    rendered = {path.name: path.read_bytes() for path in copy.glob("*.pdf")}
    assert rendered == {path.name: path.read_bytes() for path in DOCUMENTS.glob("*.pdf")}


def test_signs_of_the_typesetter_print_literally():
    sentence = r"#let x = 1; *niet vet* _ook_ @bron <label> $x^2$ `c` // /* */ ~ -- ... = + \n #{1+1} 'a' \"b\" [c] €"
    escaped = "".join(f"\\{sign}" if sign in r"!\"#$%&'()*+,-./:;<=>?@[\]^_`{|}~" else sign for sign in sentence)
    pdf = render.render(f"{FRONT}\n# Kop\n\n{escaped}\n", TEMPLATE)
    assert sentence in text_of(pdf).replace("\r\n", "")


def test_columns_break_words_at_line_ends():
    words = "De ondernemersverenigingen en vastgoedeigenaren bespreken de verantwoordelijkheidsverdeling. " * 6
    pdf = render.render(f"{FRONT}\n# Kop\n\n<!-- twee kolommen -->\n\n{words}\n\n<!-- een kolom -->\n", TEMPLATE)
    assert "\ufffe" in text_of(pdf)


def test_writes_reports_and_leaves_what_did_not_change(folder: Path, capsys: pytest.CaptureFixture[str]):
    options = ["--documents", str(folder)]
    assert main([*options, "--check"]) == 1
    assert not (folder / "kort.pdf").exists()
    assert main(options) == 0
    assert main(options) == 0
    assert main([*options, "--check"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[1:] == ["kort.pdf: geschreven", "kort.pdf: niet veranderd", "kort.pdf: gelijk aan de bron"]
    assert "voer `python -m corpus.render` uit" in out[0]


def test_a_corrected_sentence_shows_in_check_and_renews_the_digest(folder: Path):
    main(["--documents", str(folder)])
    old = hashlib.sha256((folder / "kort.pdf").read_bytes()).hexdigest()
    manifest = folder.parent / "sources.toml"
    entry = '# uitleg\n[[document]]\nfile = "{}.pdf"\ndigest = "{}"\nsummary = true\n'
    manifest.write_text(entry.format("kort", old) + entry.format("ander", "f" * 64), encoding="utf-8")
    source = folder / "source" / "kort.md"
    source.write_text(source.read_text(encoding="utf-8").replace("Een zin.", "Een betere zin."), encoding="utf-8")
    assert main(["--documents", str(folder), "--check"]) == 1
    assert main(["--documents", str(folder)]) == 0
    new = hashlib.sha256((folder / "kort.pdf").read_bytes()).hexdigest()
    assert new != old
    assert manifest.read_text(encoding="utf-8") == entry.format("kort", new) + entry.format("ander", "f" * 64)


def test_the_digest_of_an_official_pdf_is_left_alone():
    manifest = '[[document]]\nfile = "kort.pdf"\ndigest = "abc"\nsummary = false\n'
    assert with_digests(manifest, {"kort.pdf": b"nieuw"}) == manifest


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda folder: (folder / "source" / "kort.md").unlink(), "geen Markdown-bronnen"),
        (lambda folder: (folder / "source" / "kort.md").write_text("leeg"), "van kort.md kan geen PDF worden gemaakt"),
        (lambda folder: (folder / "source" / "template.typ").write_text("#fout("), "van kort.md kan geen PDF"),
        (lambda folder: (folder / "source" / "template.typ").write_text(WITHOUT_FONT), "unknown font"),
        (lambda folder: (folder / "source" / "template.typ").unlink(), "kan niet worden gelezen of geschreven"),
        (lambda folder: (folder / "kort.pdf").mkdir(), "kan niet worden gelezen of geschreven"),
    ],
)
def test_what_cannot_be_rendered_gives_one_line_and_code_2(folder: Path, capsys, spoil, message: str):
    spoil(folder)
    assert main(["--documents", str(folder)]) == 2
    error = capsys.readouterr().err
    assert error.startswith("Fout: ")
    assert message in error
    assert error.count("\n") == 1


def test_a_missing_font_package_is_named(folder: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(render, "FONT_PACKAGE", "geen_lettertype")
    assert main(["--documents", str(folder)]) == 2
    assert "installeer eerst het pakket geen_lettertype" in capsys.readouterr().err


def test_render_folder_writes_nothing(folder: Path):
    assert list(render_folder(folder)) == [folder / "kort.pdf"]
    assert list(folder.glob("*.pdf")) == []
