"""What a model is told: the prompts of ``assistant/prompts``, with passages and question in them as data."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage

from assistant import texts
from assistant.values import Citation
from assistant.writer.values import Claim, Ground

FOLDER = Path(__file__).resolve().parents[1] / "prompts"
_MARKS = str.maketrans({"<": "‹", ">": "›", '"': "”"})


def messages(ground: Ground, *, structured: bool, failed: Sequence[Claim] = ()) -> list[BaseMessage]:
    """The messages for a ground; with ``failed`` a second try, at sentences that did not pass."""
    told = [passages(ground.citations)]
    if ground.style != "summary":
        told += [f"<vraag>{_data(question)}</vraag>" for question in (ground.earlier, ground.question) if question]
    if failed:
        lines = "\n".join(_data(claim.text) for claim in failed)
        told += [prompt("repair"), f"<zinnen>\n{lines}\n</zinnen>"]
    return [SystemMessage(content=system(ground.style, structured=structured)), HumanMessage(content="\n\n".join(told))]


def system(style: str, *, structured: bool) -> str:
    """The rules that a model writes by, and in what form it is to answer."""
    return f"{prompt(style)}\n\n{prompt('format_json' if structured else 'format_text')}"


def passages(citations: Sequence[Citation]) -> str:
    """The passages marked off as data: nothing in them can end the mark."""
    return "\n".join(["<passages>", *(passage(one) for one in citations), "</passages>"])


def passage(citation: Citation) -> str:
    """One passage, with what is known of where it stands."""
    about = {
        "nummer": str(citation.number),
        "document": texts.source_name(citation.document),
        "bladzijde": citation.label,
        "kop": " › ".join(citation.headings),
    }
    marks = " ".join(f'{name}="{_data(value)}"' for name, value in about.items() if value)
    return f"<passage {marks}>{_data(citation.quote)}</passage>"


@cache
def prompt(name: str) -> str:
    """A prompt by the name of its file."""
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8").strip()


@cache
def digest() -> str:
    """A digest of all prompts: what was written by others is not what these would give."""
    return sha256("\n".join(prompt(path.stem) for path in sorted(FOLDER.glob("*.md"))).encode()).hexdigest()


def _data(text: str) -> str:
    return text.translate(_MARKS)
