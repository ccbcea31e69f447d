"""The sources below an answer: where it stands, and on opening the quotation in its surroundings and on its page."""

import streamlit as st

from assistant.texts import dutch_date, place
from assistant.ui import texts
from assistant.ui.literal import literal
from assistant.ui.server import pdf_address
from assistant.ui.sources.context import Block, Stretch, surroundings
from assistant.ui.start import shelf
from assistant.values import Answer, Citation
from corpus.reading.render_page import page_image
from corpus.reading.sandbox import UnreadableFile
from corpus.values import Box
from index.errors import IndexProblem, SettingsProblem
from index.settings import Settings

_PIXELS_A_POINT = 1.6
_IMAGES_KEPT = 64


@st.fragment
def show_sources(number: int, answer: Answer) -> None:
    """List the citations of the answer with this number, the nearest passage of a refusal apart.

    Opening one reruns only this list.
    """
    for heading, is_near in ((texts.SOURCES, False), (texts.NEAREST, True)):
        citations = [citation for citation in answer.citations if citation.near == is_near]
        if citations:
            st.markdown(f"**{heading}**")
        for citation in citations:
            opened = st.expander(_label(citation), key=f"source-{number}-{citation.number}", on_change="rerun")
            if opened.open:
                with opened:
                    _show(citation)


def _label(citation: Citation) -> str:
    """Two lines: number, title and page; then date, status, section, and whether the page was recognised."""
    document = citation.document
    title = (
        f"**\\[{citation.number}\\] {literal(document.title)}**, {literal(place(citation.label, citation.page, ()))}"
    )
    details = (
        dutch_date(document.date),
        document.status,
        " › ".join(citation.headings),
        texts.OCR_MARK if citation.ocr else "",
        texts.SUMMARY_MARK if document.summary else "",
    )
    return f"{title}  \n:small[{literal(' · '.join(detail for detail in details if detail))}]"


def _show(citation: Citation) -> None:
    st.markdown(_quote_in_place(citation))
    st.link_button(
        texts.OPEN_AT.format(label=literal(citation.label)),
        pdf_address(citation.document.file, citation.page),
        icon=":material/open_in_new:",
    )
    title = citation.document.title
    try:
        image = _image(citation.document.file, citation.document.digest, citation.page, citation.boxes)
    except (UnreadableFile, SettingsProblem) as problem:
        st.caption(texts.NO_IMAGE.format(reason=literal(str(problem))))
        return
    st.image(image, alt=texts.PAGE_ALT.format(label=citation.label, title=title), width="stretch")
    st.caption(texts.PAGE_CAPTION.format(label=literal(citation.label), title=literal(title)))


def _quote_in_place(citation: Citation) -> str:
    """The quotation marked in the text around it; alone when the page cannot be had."""
    try:
        opened = shelf().opened
        page = opened.library.page(citation.document.id, citation.page) if opened else None
        blocks = surroundings(page, citation.quote) if page else ()
    except (IndexProblem, KeyError):
        blocks = ()
    alone = Block(form="paragraph", stretches=(Stretch(text=citation.quote, quoted=True),))
    return "\n".join(map(_block, blocks or (alone,)))


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
def _image(file: str, digest: str, page: int, boxes: tuple[Box, ...]) -> bytes:
    """The page as an image; ``digest`` is there so that a changed file is drawn anew."""
    return page_image(Settings.load().corpus / file, page, _PIXELS_A_POINT, boxes)
