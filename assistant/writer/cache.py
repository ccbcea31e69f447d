"""What was written, kept for the next time the same is asked of the same documents and the same model."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import sha256

from assistant.writer.models.choice import Choice
from assistant.writer.prompts import digest
from assistant.writer.values import Ground, Written
from index.library import Library

_MOST = 256


class Cache:
    """The latest answers, in memory only: on disk they would tell who asked what. Safe to share between threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Written] = OrderedDict()
        self._using = threading.Lock()

    def get(self, key: str) -> Written | None:
        """What was kept under a key, which now counts as the latest; None when it is not there."""
        with self._using:
            found = self._kept.get(key)
            if found:
                self._kept.move_to_end(key)
            return found

    def put(self, key: str, written: Written) -> None:
        """Keep what was written; the one that was asked for longest ago makes room."""
        with self._using:
            self._kept[key] = written
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)


def key_of(grounds: Sequence[Ground], library: Library, choice: Choice) -> str:
    """A digest of the question, what it may be answered from, the documents, the model and the prompts."""
    parts = [repr(choice), _state_of_file(choice), digest()]
    parts += [f"{document.id} {document.digest}" for document in library.documents]
    for ground in grounds:
        parts += [ground.question, ground.earlier, ground.style]
        parts += [f"{one.number} {one.document.id} {one.page} {one.quote}" for one in ground.citations]
    return sha256("\x00".join(parts).encode("utf-8", "replace")).hexdigest()


def _state_of_file(choice: Choice) -> str:
    """Size and time of the files of a model here: reading gigabytes for a digest takes longer than asking."""
    if choice.file is None:
        return ""
    files = sorted(choice.file.iterdir()) if choice.file.is_dir() else [choice.file]
    return " ".join(f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files)
