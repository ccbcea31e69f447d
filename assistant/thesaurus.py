"""Words that may stand for each other: everyday Dutch beside the words of policy documents."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

Thesaurus = Mapping[str, frozenset[str]]
"""From a stem to the stems that may stand for it, itself not included."""

_FILE = Path(__file__).with_name("thesaurus.toml")


def load_thesaurus(stem: Callable[[str], str], file: Path = _FILE) -> Thesaurus:
    """Read the groups of related words, every word brought to its stem by the analysis that the index uses.

    An expression of several words is kept as its stems joined by spaces and found by nobody: it only documents.
    """
    groups: list[list[str]] = tomllib.loads(file.read_text(encoding="utf-8"))["groups"]
    related: dict[str, set[str]] = {}
    for group in groups:
        stems = {stem(word) for word in group if " " not in word}
        for one in stems:
            related.setdefault(one, set()).update(stems - {one})
    return {one: frozenset(others) for one, others in related.items()}
