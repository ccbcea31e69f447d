"""Render the Markdown sources of the shipped documents to PDF: ``python -m corpus.render [--check]``.

The same source gives the same bytes, on any machine and in any folder: the fonts come from a pinned package (never from
the system), the date from the source, and no path or clock reaches the PDF. That makes a committed PDF checkable: a
fresh rendering equals it, or the source was changed without rendering.
"""

import hashlib
import json
import shutil
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from corpus import texts
from corpus.arguments import DutchParser, run
from corpus.files import reason_of
from corpus.markdown import MarkdownError, read_source

DOCUMENTS = Path(__file__).parent / "documents"
FONT_PACKAGE = "font_source_sans_pro"
FONT_FACES = ("Regular", "It", "Semibold", "Bold")


class RenderError(RuntimeError):
    """A source cannot be rendered; the message is Dutch and says which source and why."""


def render(source: str, template: bytes) -> bytes:
    """The PDF of a Markdown source, tagged for accessibility (PDF/UA-1).

    Raises MarkdownError for a source outside the subset, and RenderError when the template cannot set it; a warning of
    the typesetter (a missing font, text that does not fit) counts as that.
    """
    read = read_source(source)
    year, month = (int(part) for part in read.meta.date.split("-"))
    with TemporaryDirectory() as folder:
        compiler = typst.Compiler(
            template,
            root=folder,
            font_paths=_fonts(Path(folder)),
            sys_inputs={"source": json.dumps({"meta": asdict(read.meta), "blocks": read.blocks})},
        )
        try:
            pdf, warnings = compiler.compile_with_warnings(
                format="pdf", timestamp=datetime(year, month, 1, tzinfo=UTC), pdf_standards=["ua-1"]
            )
        except typst.TypstError as error:
            raise RenderError(error.message) from error
    if warnings:
        raise RenderError("; ".join(warning.message for warning in warnings))
    if not isinstance(pdf, bytes):
        raise RenderError(texts.RENDER_NO_PDF)
    return pdf


def _fonts(folder: Path) -> typst.Fonts:
    """The faces of the font package that the template uses.

    The package holds each face twice (OTF and TTF) and a folder is read in the order of the disk, so the whole folder
    would give other bytes elsewhere; only the faces needed are laid apart.
    """
    spec = find_spec(FONT_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise RenderError(texts.RENDER_NO_FONT.format(package=FONT_PACKAGE))
    files = Path(spec.submodule_search_locations[0]) / "files"
    for face in FONT_FACES:
        shutil.copy(files / f"SourceSansPro-{face}.otf", folder)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def render_folder(documents: Path) -> dict[Path, bytes]:
    """The PDFs of all sources of a documents folder, by the path each belongs at; writes nothing.

    Raises RenderError when the folder holds no sources or one of them cannot be rendered.
    """
    sources = sorted((documents / "source").glob("*.md"))
    if not sources:
        raise RenderError(texts.RENDER_NO_SOURCES.format(folder=documents / "source"))
    template = (documents / "source" / "template.typ").read_bytes()
    pdfs = {}
    for source in sources:
        try:
            pdfs[documents / f"{source.stem}.pdf"] = render(source.read_text(encoding="utf-8"), template)
        except (MarkdownError, RenderError) as error:
            raise RenderError(texts.RENDER_FAILED.format(source=source.name, reason=error)) from error
    return pdfs


def stale(pdfs: dict[Path, bytes]) -> list[Path]:
    """The PDFs on disk that are missing or differ from their fresh rendering."""
    return [path for path, pdf in pdfs.items() if not path.is_file() or path.read_bytes() != pdf]


def write(pdfs: dict[Path, bytes], manifest: Path) -> list[Path]:
    """Write the PDFs that changed and their digests in the manifest; return the paths written."""
    written = stale(pdfs)
    for path in written:
        path.write_bytes(pdfs[path])
    if manifest.is_file():
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(with_digests(text, {path.name: pdf for path, pdf in pdfs.items()}), encoding="utf-8")
    return written


def with_digests(manifest: str, pdfs: dict[str, bytes]) -> str:
    """The manifest's text with the digest of each file replaced by that of its new bytes; comments stay as they are."""
    for entry in tomllib.loads(manifest).get("document", []):
        if entry["file"] in pdfs and entry.get("summary"):
            digest = hashlib.sha256(pdfs[entry["file"]]).hexdigest()
            manifest = manifest.replace(f'digest = "{entry["digest"]}"', f'digest = "{digest}"')
    return manifest


def main(arguments: Sequence[str] | None = None) -> int:
    """Render, or with ``--check`` only compare; exit code 1 when a committed PDF differs, 2 when one cannot be made."""
    parser = DutchParser(prog="python -m corpus.render", description=texts.RENDER_DESCRIPTION)
    parser.add_argument("--check", action="store_true", help=texts.RENDER_CHECK_HELP)
    parser.add_argument("--documents", type=Path, default=DOCUMENTS, metavar="MAP", help=texts.RENDER_DOCUMENTS_HELP)
    options = parser.parse_args(arguments)
    try:
        pdfs = render_folder(options.documents)
        if options.check:
            return _report_check(pdfs)
        written = write(pdfs, options.documents.parent / "sources.toml")
    except RenderError as error:
        print(texts.ERROR.format(reason=error), file=sys.stderr)
        return 2
    except OSError as error:
        reason = texts.RENDER_FILE_FAILED.format(file=error.filename, reason=reason_of(error))
        print(texts.ERROR.format(reason=reason), file=sys.stderr)
        return 2
    for path in pdfs:
        print((texts.RENDER_WRITTEN if path in written else texts.RENDER_UNCHANGED).format(file=path.name))
    return 0


def _report_check(pdfs: dict[Path, bytes]) -> int:
    differing = stale(pdfs)
    for path in pdfs:
        print((texts.RENDER_DIFFERS if path in differing else texts.RENDER_EQUAL).format(file=path.name))
    return 1 if differing else 0


if __name__ == "__main__":
    run(main)
