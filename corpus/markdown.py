"""Markdown of a shipped document to plain blocks that the page template sets.

The blocks are data (lists, dicts and text), never markup: the template receives the text of a sentence as a value, so a
``#``, ``*``, ``@``, ``<`` or ``$`` in it prints as it stands and nothing needs escaping. The Markdown is a closed
subset; whatever falls outside it is refused with its line, so that no sentence disappears from a document unnoticed.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from corpus import texts

Block: TypeAlias = dict[str, object]

FRONT_MATTER = re.compile(r"\A\+\+\+\n(?P<toml>.*?)\n\+\+\+\n(?P<body>.*)\Z", re.DOTALL)
COLUMNS_START = "<!-- twee kolommen -->"
COLUMNS_END = "<!-- een kolom -->"
CAPTION = "Tabel: "
SHAPES = {"date": r"\d{4}-(0[1-9]|1[0-2])", "colour": r"#[0-9a-f]{6}"}


class MarkdownError(ValueError):
    """A source cannot be read; the message is Dutch and names the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """The front matter of a source: what the cover, the colophon and the PDF's metadata say.

    ``date`` is ISO year and month ("2021-03"); ``colour`` the accent colour as a hexadecimal RGB ("#0b5563").
    """

    title: str
    subtitle: str
    kind: str
    date: str
    status: str
    publisher: str
    origin: str
    keywords: tuple[str, ...]
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A Markdown source, read: its front matter and the blocks of its text in order."""

    meta: Meta
    blocks: tuple[Block, ...]


def read_source(text: str) -> Source:
    """Read a Markdown source with TOML front matter between two ``+++`` lines; raises MarkdownError."""
    match = FRONT_MATTER.match(text)
    if match is None:
        raise MarkdownError(texts.SOURCE_WITHOUT_FRONT_MATTER)
    first_line = text[: match.start("body")].count("\n")
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(match["body"]))
    return Source(meta=_meta(match["toml"]), blocks=tuple(_grouped(tree.children, first_line)))


def _meta(toml: str) -> Meta:
    try:
        fields = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise MarkdownError(texts.SOURCE_FRONT_MATTER_UNREADABLE.format(reason=error)) from error
    names = set(Meta.__dataclass_fields__)
    if odd := sorted(names.symmetric_difference(fields)):
        raise MarkdownError(texts.SOURCE_FRONT_MATTER_FIELDS.format(fields=", ".join(odd)))
    keywords = fields.pop("keywords")
    strings = isinstance(keywords, list) and all(isinstance(word, str) for word in keywords)
    wrong = [] if strings else ["keywords"]
    wrong += [name for name, value in fields.items() if not re.fullmatch(SHAPES.get(name, r".+"), str(value))]
    if wrong:
        raise MarkdownError(texts.SOURCE_FRONT_MATTER_VALUE.format(field=wrong[0]))
    return Meta(**fields, keywords=tuple(keywords))


def _grouped(nodes: Sequence[SyntaxTreeNode], offset: int) -> Iterator[Block]:
    """The blocks in order, with what stands between the column comments put together as one block."""
    held: list[Block] | None = None
    rest = iter(_captioned(nodes))
    for caption, node in rest:
        comment = node.content.strip() if node.type == "html_block" else ""
        if comment == COLUMNS_START and held is None:
            held = []
        elif comment == COLUMNS_END and held is not None:
            yield {"kind": "columns", "blocks": held}
            held = None
        elif held is None:
            yield _block(node, offset, caption)
        else:
            held.append(_block(node, offset, caption))
    if held is not None:
        raise MarkdownError(texts.SOURCE_COLUMNS_OPEN.format(comment=COLUMNS_END))


def _captioned(nodes: Sequence[SyntaxTreeNode]) -> Iterator[tuple[SyntaxTreeNode | None, SyntaxTreeNode]]:
    """Each node with, for a table, the paragraph "Tabel: ..." right before it, which is its caption."""
    caption: SyntaxTreeNode | None = None
    for node, following in zip(nodes, [*nodes[1:], None], strict=True):
        before_table = following is not None and following.type == "table"
        if before_table and node.type == "paragraph" and node.children[0].content.startswith(CAPTION):
            caption = node
            continue
        yield caption, node
        caption = None


def _block(node: SyntaxTreeNode, offset: int, caption: SyntaxTreeNode | None = None) -> Block:
    match node.type:
        case "heading":
            return {"kind": "heading", "level": int(node.tag[1:]), "content": _inlines(node, offset)}
        case "paragraph":
            return {"kind": "paragraph", "content": _inlines(node, offset)}
        case "bullet_list" | "ordered_list":
            items = [[_block(child, offset) for child in item.children] for item in node.children]
            return {"kind": "list", "ordered": node.type == "ordered_list", "items": items}
        case "blockquote":
            return {"kind": "box", "blocks": [_block(child, offset) for child in node.children]}
        case "table":
            return _table(node, offset, caption)
    raise _refused(node, offset)


def _table(node: SyntaxTreeNode, offset: int, caption: SyntaxTreeNode | None) -> Block:
    if caption is None:
        raise MarkdownError(texts.SOURCE_TABLE_WITHOUT_CAPTION.format(line=_line(node, offset), start=CAPTION.strip()))
    rows = [[_inlines(cell, offset) for cell in row.children] for part in node.children for row in part.children]
    title = caption.children[0].content.removeprefix(CAPTION)
    return {"kind": "table", "caption": title, "header": rows[0], "rows": rows[1:]}


def _inlines(node: SyntaxTreeNode, offset: int) -> list[Block]:
    """The text of a block as runs of plain, strong and emphasised text; a line break in the source is a space."""
    runs: list[Block] = []
    for child in (grandchild for inline in node.children for grandchild in inline.children):
        match child.type:
            case "text":
                runs.append({"kind": "text", "text": child.content})
            case "softbreak":
                runs.append({"kind": "text", "text": " "})
            case "strong" | "em":
                runs.append({"kind": child.type, "text": _plain(child, node, offset)})
            case _:
                raise _refused(child, offset, within=node)
    return runs


def _plain(marked: SyntaxTreeNode, block: SyntaxTreeNode, offset: int) -> str:
    parts = []
    for child in marked.children:
        if child.type not in {"text", "softbreak"}:
            raise _refused(child, offset, within=block)
        parts.append(child.content or " ")
    return "".join(parts)


def _refused(node: SyntaxTreeNode, offset: int, within: SyntaxTreeNode | None = None) -> MarkdownError:
    return MarkdownError(texts.SOURCE_NOT_ALLOWED.format(line=_line(within or node, offset), what=node.type))


def _line(node: SyntaxTreeNode, offset: int) -> int:
    """The 1-based line of the source where a block starts (a table cell or list item: where its block starts)."""
    place: SyntaxTreeNode | None = node
    while place is not None and place.map is None:
        place = place.parent
    return offset + 1 + (place.map[0] if place is not None and place.map is not None else 0)
