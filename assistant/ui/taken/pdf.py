"""What is taken along as a PDF, set by Typst. The texts go in as data, so none of them is read as markup."""

import json
from dataclasses import asdict

import typst

from assistant.ui.taken import texts
from assistant.ui.taken.values import Taken

_TEMPLATE = """
#let taken = json(bytes(sys.inputs.at("taken")))
#let words = json(bytes(sys.inputs.at("words")))
#set document(title: taken.title)
#set page(paper: "a4", margin: 2.5cm, numbering: "1")
#set text(lang: "nl", size: 11pt)
#set par(leading: 0.7em)
#let note(number) = footnote(taken.notes.at(number - 1))
#let piece(one) = if one.note > 0 { note(one.note) } else if one.bold { strong(one.text) } else { one.text }
#let pieces(all) = for one in all { piece(one) }
#let row(paragraph) = table(
  columns: 2,
  table.header(strong(words.head), strong(words.value) + pieces(paragraph.pieces)),
  ..paragraph.cells.flatten(),
)
#let told(paragraph) = {
  if paragraph.cells.len() > 0 { row(paragraph) }
  else if paragraph.item { list(pieces(paragraph.pieces)) } else { par(pieces(paragraph.pieces)) }
}
= #taken.title
#if taken.warning != "" { par(strong(taken.warning)) }
#par(taken.consulted)
#for said in taken.said {
  heading(level: 2, said.question)
  par(words.outcome.replace("{status}", said.outcome))
  for paragraph in said.paragraphs {
    if paragraph.quoted { block(inset: (left: 1em), stroke: (left: 2pt + rgb("#1d5c4d")), told(paragraph)) }
    else { told(paragraph) }
  }
}
"""


def as_pdf(taken: Taken) -> bytes:
    """The bytes of a PDF with the sources as footnotes."""
    words = {"head": texts.ROW_HEAD, "value": texts.ROW_VALUE, "outcome": texts.OUTCOME}
    inputs = {"taken": json.dumps(asdict(taken)), "words": json.dumps(words)}
    written = typst.compile(_TEMPLATE.encode(), sys_inputs=inputs)
    assert isinstance(written, bytes)
    return written
