"""The sources of an answer: listed by document below it, and the one that is chosen on its page."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from assistant.texts import dutch_date, place
from assistant.ui import texts as shared
from assistant.ui.literal import literal
from assistant.ui.server import pdf_address
from assistant.ui.sources import texts
from assistant.ui.sources.chosen import Chosen, choose, close, turn_page
from assistant.ui.sources.context import Block, Stretch
from assistant.ui.sources.crop import crop, landing
from assistant.ui.sources.opened import blocks_of, has_page, is_there
from assistant.ui.sources.standing import badges
from assistant.ui.sources.tabled import anchor
from assistant.values import Answer, Citation
from corpus.reading.render_page import PagePicture, page_picture
from corpus.sandbox.parent import UnreadableFile
from corpus.values import Box
from index.errors import SettingsProblem
from index.library import Library
from index.settings import Settings

_PIXELS_A_POINT = 1.6
_IMAGES_KEPT = 64


def list_sources(turn: int, answer: Answer, library: Library, open_here: Chosen | None) -> None:
    """List the citations of an answer, by document, the nearest passage of a refusal apart.

    What is open here is shown right below the document it is from, on screens too narrow to show it beside the answer.
    """
    for heading, is_near in ((shared.SOURCES, False), (shared.NEAREST, True)):
        citations = [citation for citation in answer.citations if citation.near == is_near]
        if not citations:
            continue
        st.markdown(f"### {heading}")
        ordered = sorted(citations, key=lambda one: min(c.number for c in citations if c.document == one.document))
        for _, group in groupby(ordered, key=lambda citation: citation.document.id):
            same = list(group)
            _list_document(turn, same)
            here = next((one for one in same if open_here and one.number == open_here.number), None)
            if here and open_here and open_here.asked:
                with st.container(key=f"inline-source-{turn}", border=True):
                    _show_small(here, library)


def _list_document(turn: int, citations: Sequence[Citation]) -> None:
    document = citations[0].document
    details = (dutch_date(document.date), document.status)
    known = literal(" · ".join(detail for detail in details if detail))
    st.markdown(f"**{literal(document.title)}** {badges(document)}" + (f"  \n:small[{known}]" if known else ""))
    with st.container(horizontal=True, gap="small"):
        for citation in citations:
            where = place(citation.label, citation.page, citation.headings[-1:], citation.ocr)
            st.button(
                literal(texts.SHOW.format(number=citation.number, place=where)),
                key=anchor(turn, citation.number),
                icon=":material/find_in_page:",
                on_click=choose,
                args=(turn, citation.number),
                wrap=True,
            )


def show_panel(citation: Citation, library: Library, now: Chosen) -> None:
    """The source beside the answer: the page with the quoted words marked, and a way through the document."""
    st.markdown(f"### {literal(texts.PANEL_QUOTE.format(number=citation.number))}")
    _head(citation)
    if not is_there(library, citation):
        st.warning(texts.GONE)
        return
    number = citation.page + now.shift
    with st.container(horizontal=True, gap="small"):
        _paging(citation, library, number)
        _open_link(citation)
    picture = _picture_or_say(citation, number)
    if picture is None:
        return
    if number == citation.page:
        st.html(f'<span data-mark="{landing(picture):.4f}"></span>')
        alt = shared.PAGE_ALT.format(label=citation.label, title=citation.document.title)
        said = texts.MARKED if picture.exact else texts.MARKED_LINES
        caption = said.format(label=literal(citation.label))
    else:
        st.html('<span data-mark="0"></span>')
        alt = texts.OTHER_ALT.format(number=number, title=citation.document.title)
        caption = texts.OTHER_PAGE.format(number=number, label=literal(citation.label))
    st.caption(caption)
    st.image(picture.png, alt=alt, width="stretch", output_format="PNG")
    with st.expander(texts.AROUND, key="side-around"):
        st.markdown("\n".join(map(_block, blocks_of(library, citation))))


def _show_small(citation: Citation, library: Library) -> None:
    """The source on a small screen: what is around the mark, and the whole page for who wants it."""
    if not is_there(library, citation):
        st.warning(texts.GONE)
        return
    picture = _picture_or_say(citation, citation.page)
    if picture is not None:
        title, label = citation.document.title, citation.label
        alt = texts.CROP_ALT.format(label=label, title=title, quote=citation.quote)
        st.image(crop(picture), alt=alt, width="stretch", output_format="PNG")
        with st.expander(texts.WHOLE_PAGE, icon=":material/description:", key="inline-page"):
            whole = shared.PAGE_ALT.format(label=label, title=title)
            st.image(picture.png, alt=whole, width="stretch", output_format="PNG")
    st.markdown("\n".join(map(_block, blocks_of(library, citation))))
    with st.container(horizontal=True, gap="small"):
        _open_link(citation)
        st.button(texts.CLOSE, key="inline-close", icon=":material/close:", on_click=close)


def _head(citation: Citation) -> None:
    where = place(citation.label, citation.page, citation.headings, citation.ocr)
    note = f"  \n{shared.SUMMARY_NOTE}" if citation.document.summary else ""
    st.markdown(f"**{literal(citation.document.title)}** {badges(citation.document)}  \n{literal(where)}{note}")


def _paging(citation: Citation, library: Library, number: int) -> None:
    document = citation.document.id
    for label, icon, by in ((texts.PREVIOUS, "arrow_back", -1), (texts.NEXT, "arrow_forward", 1)):
        there = has_page(library, document, number + by)
        st.button(
            label,
            key=f"page-{icon}",
            icon=f":material/{icon}:",
            type="tertiary",
            on_click=turn_page,
            args=(by,),
            disabled=not there,
        )
    if number != citation.page:
        st.button(texts.BACK, key="page-quoted", type="tertiary", on_click=turn_page, args=(0,))


def _open_link(citation: Citation) -> None:
    st.link_button(
        shared.OPEN_AT.format(label=literal(citation.label)),
        pdf_address(citation.document.file, citation.page, citation.quote),
        icon=":material/open_in_new:",
        type="tertiary",
    )


def _picture_or_say(citation: Citation, number: int) -> PagePicture | None:
    quoted = number == citation.page
    boxes, quote = (citation.boxes, citation.quote) if quoted else ((), "")
    try:
        return _picture(citation.document.file, citation.document.digest, number, boxes, quote)
    except (UnreadableFile, SettingsProblem) as problem:
        st.caption(shared.NO_IMAGE.format(reason=literal(str(problem))))
        return None


def _block(block: Block) -> str:
    """A block as Markdown; an item with a number of its own keeps that, and only that."""
    text = " ".join(_stretch(stretch) for stretch in block.stretches)
    if block.form in ("item", "row"):
        return f"- {text}" if block.stretches[0].text[:1].isalpha() else f"{text}  "
    return f"\n**{text}**\n" if block.form == "heading" else f"\n{text}\n"


def _stretch(stretch: Stretch) -> str:
    text = literal(stretch.text)
    return f":yellow-background[{text}]" if stretch.quoted else text


@st.cache_data(max_entries=_IMAGES_KEPT, show_spinner=False)
def _picture(file: str, digest: str, page: int, boxes: tuple[Box, ...], quote: str) -> PagePicture:
    """The page as an image; ``digest`` is there so that a changed file is drawn anew."""
    return page_picture(Settings.load().corpus / file, page, _PIXELS_A_POINT, quote=quote, boxes=boxes)
