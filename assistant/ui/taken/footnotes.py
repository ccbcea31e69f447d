"""Footnotes for python-docx, which has none of its own: a part with the notes, and marks that lead there."""

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

_PARTNAME = "/word/footnotes.xml"
_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))


def add_notes(document: Any, notes: Sequence[str]) -> None:  # noqa: ANN401 - python-docx has no types of its own
    """Put notes in a document; the first is note 1."""
    root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
    for kind, of_kind in _SEPARATORS:
        root.append(_note(of_kind, _element("w:p", _element("w:r", _element(f"w:{kind}"))), kind))
    for number, text in enumerate(notes, start=1):
        written = _element("w:t")
        written.text = f" {text}"
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        paragraph = _element("w:p", _raised(_element("w:footnoteRef")), _element("w:r", written))
        root.append(_note(str(number), paragraph))
    part = Part(PackURI(_PARTNAME), CONTENT_TYPE.WML_FOOTNOTES, serialize_part_xml(root), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def mark(paragraph: Any, number: int) -> None:  # noqa: ANN401
    """Add the mark of a note to a paragraph."""
    reference = _element("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    paragraph._p.append(_raised(reference))


def _note(number: str, paragraph: Any, kind: str = "") -> Any:  # noqa: ANN401
    note = _element("w:footnote", paragraph)
    note.set(qn("w:id"), number)
    if kind:
        note.set(qn("w:type"), kind)
    return note


def _raised(content: Any) -> Any:  # noqa: ANN401
    position = _element("w:vertAlign")
    position.set(qn("w:val"), "superscript")
    return _element("w:r", _element("w:rPr", position), content)


def _element(name: str, *children: Any) -> Any:  # noqa: ANN401
    element = OxmlElement(name)
    for child in children:
        element.append(child)
    return element
