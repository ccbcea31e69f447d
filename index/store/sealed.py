"""Files that say of themselves whether they are whole: what was written is what is read, or it is not used.

Disks lose bits, copies stop halfway and programs are killed. What of the index is damaged is made again from the
corpus, so it is enough to know; what is read unnoticed would be shown as the text of a document.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from corpus.files import digest_of

_FILES_REMEMBERED = 65_536
_PART = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A file as it was written: bytes, SHA-256, and when contents and state were changed last (ns)."""

    size: int
    digest: str
    changed: int
    touched: int


def seal_files(folder: Path, names: Iterable[str]) -> dict[str, Seal]:
    """The seals of files in a folder, by name; raises OSError."""
    return {name: _seal(folder / name) for name in names}


def are_whole(folder: Path, seals: Mapping[str, Seal]) -> bool:
    """Whether all of the files are as they were sealed.

    A file is read again only when its size or one of its dates is another one, and then once: a copied index costs a
    digest of each file in each process, one that stayed where it was costs nothing.
    """
    return all(_is_whole(folder / name, seal) for name, seal in seals.items())


def sealed_text(value: object) -> str:
    """A JSON value together with its digest, to be written to a file."""
    return json.dumps({"digest": _digest(value), "value": value}, ensure_ascii=False)


def sealed_value(text: str) -> Any:  # noqa: ANN401 - any JSON value
    """The value that ``sealed_text`` wrote; raises ValueError when it is not just that."""
    found = json.loads(text)
    if not isinstance(found, dict) or found.keys() != {"digest", "value"} or found["digest"] != _digest(found["value"]):
        raise ValueError("not what was written")
    return found["value"]


def seals_to_json(seals: Mapping[str, Seal]) -> dict[str, dict[str, object]]:
    """Seals as plain JSON values."""
    return {name: asdict(seal) for name, seal in seals.items()}


def seals_from_json(value: Mapping[str, Mapping[str, Any]]) -> dict[str, Seal]:
    """The seals that ``seals_to_json`` wrote; raises TypeError or AttributeError for anything else."""
    return {name: Seal(**fields) for name, fields in value.items()}


def copy_whole(source: BinaryIO, target: Path, seal: Seal) -> bool:
    """Copy a file, and say whether what was copied is what was sealed; raises OSError."""
    digest = hashlib.sha256()
    with target.open("wb") as copy:
        while part := source.read(_PART):
            digest.update(part)
            copy.write(part)
    return digest.hexdigest() == seal.digest


def _seal(path: Path) -> Seal:
    state = path.stat()
    return Seal(size=state.st_size, digest=digest_of(path), changed=state.st_mtime_ns, touched=state.st_ctime_ns)


def _is_whole(path: Path, seal: Seal) -> bool:
    try:
        state = path.stat()
        if state.st_size != seal.size:
            return False
        if (state.st_mtime_ns, state.st_ctime_ns) == (seal.changed, seal.touched):
            return True
        return _digest_at(str(path), state.st_size, state.st_mtime_ns, state.st_ctime_ns) == seal.digest
    except OSError:
        return False


@lru_cache(maxsize=_FILES_REMEMBERED)
def _digest_at(path: str, size: int, changed: int, touched: int) -> str:
    """The digest of a file, read once for as long as its size and dates stay the same."""
    return digest_of(Path(path))


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
