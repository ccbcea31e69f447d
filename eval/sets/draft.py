"""A draft case out of what somebody said of an answer: for a person to finish, in the form of the case files."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import yaml

from eval import texts


def draft_case(
    question: str, history: Sequence[str], expected: str, reason: str, places: Sequence[tuple[str, int]]
) -> str:
    """Return a case as YAML, with what must be looked at said above it.

    With ``expected`` the case asks for an answer that holds it, on the pages that were cited (document id and 1-based
    PDF page); without, it asks for a refusal.
    """
    digest = hashlib.sha256(f"{question}\n{expected}".encode()).hexdigest()[:8]
    case: dict[str, Any] = {"id": f"reactie-{digest}", "vraag": " ".join(question.split())}
    if history:
        case["eerder"] = [" ".join(earlier.split()) for earlier in history]
    case["verwacht"] = "antwoord" if expected else "weigering"
    case |= {
        "soort": "achtergrond",
        "gebruiker": "inwoner",
        "moeilijkheid": "gemiddeld",
        "woorden": "ver",
        "deel": "dev",
    }
    if expected:
        pages: dict[str, list[int]] = defaultdict(list)
        for document, page in places:
            pages[document] = sorted({*pages[document], page})
        case |= {"feiten": [[" ".join(expected.split())]], "bron": [{name: numbers} for name, numbers in pages.items()]}
    else:
        case["reden"] = " ".join(reason.split()) or texts.DRAFT_REASON
    written = yaml.safe_dump([case], allow_unicode=True, sort_keys=False, width=110)
    return f"# {texts.DRAFT_LOOK}\n{written}"
