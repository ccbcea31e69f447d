"""Words that may stand for each other: everyday Dutch beside the words of policy documents."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from index.words.analysis import fold, stem

Thesaurus = Mapping[str, frozenset[str]]
"""From a stem to the stems that may stand for it, itself not included."""

_FILE = Path(__file__).with_name("thesaurus.toml")


@lru_cache(maxsize=4)
def load_thesaurus(file: Path = _FILE) -> Thesaurus:
    """Read the groups of related words, every word brought to the stem that the index uses.

    Every entry is a single word; one with a hyphen stands for the word written in one piece. The file is read once.
    """
    groups: list[list[str]] = tomllib.loads(file.read_text(encoding="utf-8"))["groups"]
    related: dict[str, set[str]] = {}
    for group in groups:
        stems = {stem(fold(word).replace("-", "")) for word in group}
        for one in stems:
            related.setdefault(one, set()).update(stems - {one})
    return {one: frozenset(others) for one, others in related.items()}
