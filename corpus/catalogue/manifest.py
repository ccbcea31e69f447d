"""The manifest: what the publisher says of each document (title, kind, date, status), in a TOML file people edit.

Each ``[[document]]`` table is one document. The file is changed as text, one table at a time, so that the comments and
the order that people gave it stay as they are.
"""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path, PurePosixPath

from corpus import texts
from corpus.errors import CorpusError
from corpus.files import reason_of, write_text

DEFAULT_FOLDER = Path(__file__).parents[1] / "documents"
"""The documents that come with the project."""

FILE_NAME = "sources.toml"

_TABLE = re.compile(r"^[ \t]*\[\[[ \t]*document[ \t]*\]\]", re.MULTILINE)
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the manifest says of one document; the fields are those of ``Document``, empty when not given.

    ``file`` is a path relative to the corpus folder, with forward slashes; ``digest`` the SHA-256 of its bytes, by
    which a renamed file is known and a changed one noticed.
    """

    id: str
    file: str
    title: str = ""
    kind: str = ""
    status: str = ""
    date: str = ""
    publisher: str = ""
    origin: str = ""
    digest: str = ""
    summary: bool = False


_FIELDS = tuple(field.name for field in fields(Entry))


def manifest_path(folder: Path) -> Path:
    """Say where the manifest of a folder stands, or would stand: beside the default folder, in any other one."""
    if folder.resolve() == DEFAULT_FOLDER.resolve():
        return DEFAULT_FOLDER.parent / FILE_NAME
    return folder / FILE_NAME


def read_text(path: Path) -> str:
    """Read the text of a manifest, empty when there is none; raises CorpusError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        reason = texts.MANIFEST_NOT_UTF8 if isinstance(error, UnicodeDecodeError) else reason_of(error)
        raise CorpusError(texts.MANIFEST_UNREADABLE.format(file=path, reason=reason)) from error


def read_manifest(path: Path) -> tuple[Entry, ...]:
    """Read the entries of a manifest in their order, none when there is no manifest.

    Raises CorpusError, naming the file, the entry and the field, when something in it cannot be used.
    """
    return parse(read_text(path), path)


def parse(text: str, path: Path) -> tuple[Entry, ...]:
    """Read the entries in the text of a manifest; ``path`` is only named in errors."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(texts.MANIFEST_NOT_TOML.format(file=path, reason=error)) from error
    tables = content.pop("document", [])
    if content or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise CorpusError(texts.MANIFEST_ONLY_DOCUMENTS.format(file=path, keys=", ".join(content) or "document"))
    entries = tuple(_entry(table, number, path) for number, table in enumerate(tables, start=1))
    for field, values in (("id", [e.id for e in entries]), ("file", [e.file for e in entries])):
        double = next((value for value in values if values.count(value) > 1), None)
        if double is not None:
            raise CorpusError(texts.MANIFEST_DOUBLE.format(file=path, field=field, value=double))
    return entries


def _entry(table: Mapping[str, object], number: int, path: Path) -> Entry:
    name = str(table.get("id") or number)
    values = {key: _value(key, value, name, path) for key, value in table.items()}
    for field in ("id", "file"):
        if not values.get(field):
            raise CorpusError(texts.MANIFEST_FIELD_MISSING.format(file=path, entry=name, field=field))
    summary = values.pop("summary", "") == "true"
    entry = Entry(**values, summary=summary)
    return replace(entry, digest=entry.digest.lower(), file=PurePosixPath(entry.file).as_posix())


def _value(field: str, value: object, entry: str, path: Path) -> str:
    """Give the value of a field as text; raises CorpusError when the field or its value cannot be used."""
    if field not in _FIELDS:
        known = ", ".join(_FIELDS)
        raise CorpusError(texts.MANIFEST_FIELD_UNKNOWN.format(file=path, entry=entry, field=field, known=known))
    expected = _EXPECTED.get(field, texts.MANIFEST_EXPECTS_TEXT)
    text = _as_text(field, value)
    if text is None or (text and field in _VALID and not _VALID[field](text)):
        raise CorpusError(
            texts.MANIFEST_FIELD_INVALID.format(file=path, entry=entry, field=field, value=value, expected=expected)
        )
    return text


def _as_text(field: str, value: object) -> str | None:
    if field == "summary":
        return str(value).lower() if isinstance(value, bool) else None
    if field == "date" and not isinstance(value, bool) and isinstance(value, int | date):
        return str(value)[:10]
    return value.strip() if isinstance(value, str) else None


def is_date(text: str) -> bool:
    """Say whether a text is a date as far as known: a year, a year and month, or a day."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def _is_inside(file: str) -> bool:
    path = PurePosixPath(file)
    return not path.is_absolute() and ".." not in path.parts and path.suffix.lower() == ".pdf" and "\\" not in file


_VALID: dict[str, Callable[[str], bool]] = {
    "id": lambda text: _ID.fullmatch(text) is not None,
    "file": _is_inside,
    "date": is_date,
    "digest": lambda text: _DIGEST.fullmatch(text.lower()) is not None,
}
_EXPECTED = {
    "id": texts.MANIFEST_EXPECTS_ID,
    "file": texts.MANIFEST_EXPECTS_FILE,
    "date": texts.MANIFEST_EXPECTS_DATE,
    "digest": texts.MANIFEST_EXPECTS_DIGEST,
    "summary": texts.MANIFEST_EXPECTS_BOOLEAN,
}


def with_entry(text: str, entry: Entry) -> str:
    """Give the text of a manifest with an entry added at the end; an empty text first gets a header for people."""
    before = text.rstrip("\n") if text.strip() else texts.MANIFEST_HEADER.rstrip("\n")
    return f"{before}\n\n{_table(entry)}"


def without_entry(text: str, identity: str, path: Path) -> str:
    """Give the text of a manifest without the entry with this id; all other text stays.

    Raises CorpusError when the tables do not stand each under their own ``[[document]]`` line.
    """
    kept = tuple(entry for entry in parse(text, path) if entry.id != identity)
    starts = [match.start() for match in _TABLE.finditer(text)]
    place = next((number for number, entry in enumerate(parse(text, path)) if entry.id == identity), -1)
    if 0 <= place < len(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(text)
        body, comments = _before_comments(text[starts[place] : end])
        text = f"{text[: starts[place]]}{comments}{text[starts[place] + len(body) + len(comments) :]}"
    if parse(text, path) != kept:
        raise CorpusError(texts.MANIFEST_NOT_CHANGED.format(file=path, entry=identity))
    return text.rstrip("\n") + "\n" if text.strip() else ""


def _before_comments(table: str) -> tuple[str, str]:
    """Cut the text of a table in the table itself and the comments after it, which belong to what follows."""
    lines = table.splitlines(keepends=True)
    last = max(number for number, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
    comments = "".join(lines[last + 1 :]).lstrip("\n")
    return table[: len(table) - len(comments)], comments


def _table(entry: Entry) -> str:
    lines = ["[[document]]"]
    for field in _FIELDS:
        value = getattr(entry, field)
        if value:
            quoted = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
            lines.append(f"{field} = {quoted}")
    return "\n".join(lines) + "\n"


def save(path: Path, text: str) -> None:
    """Write the text of a manifest at once, or not at all; raises CorpusError when it is not valid or not writable."""
    parse(text, path)
    try:
        write_text(path, text)
    except OSError as error:
        raise CorpusError(texts.MANIFEST_UNWRITABLE.format(file=path, reason=reason_of(error))) from error
