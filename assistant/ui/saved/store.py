"""Conversations in SQLite on the machine that serves.

A browser is known by a random key, of which only a digest is kept. Every call opens the file anew: calls are few, come
from many threads, and a file that was damaged or taken away meanwhile is noticed at once.
"""

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from pydantic import ValidationError

from assistant.ui.saved import texts
from assistant.ui.saved.rows import of_answer, of_written, to_answer, to_written
from assistant.ui.saved.values import KeepingProblem, Kept, Turn
from assistant.writer.values import Written

FILE = "gesprekken.sqlite3"
_DAY = 86_400.0
_UNDO_SECONDS = _DAY
_LONGEST_TITLE = 80
_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, changed REAL NOT NULL, deleted REAL,
    share TEXT UNIQUE
);
CREATE INDEX IF NOT EXISTS of_owner ON conversations (owner, changed);
CREATE TABLE IF NOT EXISTS turns (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (conversation, number)
);
CREATE TABLE IF NOT EXISTS written (
    conversation TEXT NOT NULL, number INTEGER NOT NULL, plain INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (conversation, number, plain),
    FOREIGN KEY (conversation, number) REFERENCES turns (conversation, number) ON DELETE CASCADE
);
"""


class Conversations:
    """What was said, by browser. ``notice`` is what went wrong with the file when it was opened, in Dutch, or empty.

    Raises KeepingProblem from every method when the file cannot be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self.notice = ""

    def keep(self, owner: str, conversation: str, turns: Sequence[Turn]) -> str:
        """Keep the turns of a conversation as they are now; returns its id, a new one when it had none."""
        id = conversation or secrets.token_urlsafe(16)
        with self._writing() as file:
            known = file.execute("SELECT owner FROM conversations WHERE id = ?", (id,)).fetchone()
            if known and known[0] != _digest(owner):
                raise KeepingProblem(texts.NOT_FOUND)
            title = " ".join(turns[0].question.split())[:_LONGEST_TITLE] if turns else ""
            file.execute(
                "INSERT INTO conversations VALUES (?, ?, ?, ?, NULL, NULL) ON CONFLICT (id) DO UPDATE SET changed = ?",
                (id, _digest(owner), title, time.time(), time.time()),
            )
            file.execute("DELETE FROM turns WHERE conversation = ? AND number >= ?", (id, len(turns)))
            for number, turn in enumerate(turns):
                told = (turn.question, of_answer(turn.answer))
                # A turn that is the same stays, for what was written beside it meanwhile goes with it.
                file.execute(
                    "DELETE FROM turns WHERE conversation = ? AND number = ? AND (question, answer) <> (?, ?)",
                    (id, number, *told),
                )
                file.execute("INSERT OR IGNORE INTO turns VALUES (?, ?, ?, ?)", (id, number, *told))
                for one in turn.written:
                    file.execute(
                        "INSERT OR IGNORE INTO written VALUES (?, ?, ?, ?)",
                        (id, number, _is_plain(one), of_written(one)),
                    )
        return id

    def add_written(self, owner: str, conversation: str, number: int, turn: Turn, written: Written) -> None:
        """Keep what was written beside a turn; nothing when that turn is no longer there."""
        with self._writing() as file:
            file.execute(
                "INSERT OR REPLACE INTO written SELECT t.conversation, t.number, ?, ? FROM turns t "
                "JOIN conversations c ON c.id = t.conversation "
                "WHERE c.id = ? AND c.owner = ? AND t.number = ? AND t.question = ? AND t.answer = ?",
                (
                    _is_plain(written), of_written(written), conversation, _digest(owner), number,
                    turn.question, of_answer(turn.answer),
                ),
            )  # fmt: skip

    def of(self, owner: str, most: int = 30) -> tuple[Kept, ...]:
        """The conversations of a browser, latest first."""
        with self._reading() as file:
            rows = file.execute(
                "SELECT id, title, changed, (SELECT count(*) FROM turns WHERE conversation = id) FROM conversations "
                "WHERE owner = ? AND deleted IS NULL ORDER BY changed DESC LIMIT ?",
                (_digest(owner), most),
            ).fetchall()
        return tuple(Kept(id=id, title=title, changed=changed, turns=turns) for id, title, changed, turns in rows)

    def load(self, owner: str, conversation: str) -> tuple[Turn, ...]:
        """The turns of a conversation of this browser; raises KeepingProblem when it has no such conversation."""
        return self._turns("id = ? AND owner = ? AND deleted IS NULL", conversation, _digest(owner))

    def shared(self, token: str) -> tuple[Turn, ...]:
        """The turns of the conversation that a link leads to; raises KeepingProblem when there is none."""
        return self._turns("share = ? AND deleted IS NULL", token)

    def share(self, owner: str, conversation: str) -> str:
        """The token of a link to a conversation, always the same; who has it can read the conversation."""
        with self._writing() as file:
            file.execute(
                "UPDATE conversations SET share = coalesce(share, ?) WHERE id = ? AND owner = ?",
                (secrets.token_urlsafe(24), conversation, _digest(owner)),
            )
            found = file.execute(
                "SELECT share FROM conversations WHERE id = ? AND owner = ?", (conversation, _digest(owner))
            ).fetchone()
        if not found:
            raise KeepingProblem(texts.NOT_FOUND)
        return str(found[0])

    def rename(self, owner: str, conversation: str, title: str) -> None:
        """Give a conversation of this browser another name."""
        name = " ".join(title.split())[:_LONGEST_TITLE]
        if name:
            self._change("title = ?", name, conversation, owner)

    def delete(self, owner: str, conversation: str) -> None:
        """Take a conversation away; it can be put back for a day."""
        self._change("deleted = ?", time.time(), conversation, owner)

    def put_back(self, owner: str, conversation: str) -> None:
        """Undo ``delete``."""
        self._change("deleted = ?", None, conversation, owner)

    def forget_old(self, days: int) -> None:
        """Remove for good what is older than the period, and what was deleted more than a day ago."""
        now = time.time()
        with self._writing() as file:
            file.execute(
                "DELETE FROM conversations WHERE changed < ? OR deleted < ?", (now - days * _DAY, now - _UNDO_SECONDS)
            )

    def _change(self, assignment: str, value: object, conversation: str, owner: str) -> None:
        with self._writing() as file:
            file.execute(
                f"UPDATE conversations SET {assignment} WHERE id = ? AND owner = ?",
                (value, conversation, _digest(owner)),
            )

    def _turns(self, which: str, *values: str) -> tuple[Turn, ...]:
        with self._reading() as file:
            of_it = f"conversation = (SELECT id FROM conversations WHERE {which}) ORDER BY number"
            rows = file.execute(f"SELECT question, answer, number FROM turns WHERE {of_it}", values).fetchall()
            beside = file.execute(f"SELECT number, text FROM written WHERE {of_it}, plain", values).fetchall()
        if not rows:
            raise KeepingProblem(texts.NOT_FOUND)
        try:
            return tuple(
                Turn(
                    question=asked,
                    answer=to_answer(told),
                    written=to_written(text for of, text in beside if of == number),
                )
                for asked, told, number in rows
            )
        except ValidationError as error:
            raise KeepingProblem(texts.NOT_FOUND) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._reading() as file, file:
            yield file

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._opened()) as file:
                yield file
        except (OSError, sqlite3.Error) as error:
            raise KeepingProblem(texts.CANNOT_KEEP.format(reason=error, folder=self._path.parent)) from error

    def _opened(self) -> sqlite3.Connection:
        """The open file; a damaged one is put aside first, for what was in it may still be saved by somebody."""
        try:
            return self._connected()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            aside = self._path.with_name(f"{FILE}.beschadigd-{int(time.time())}")
            self._path.rename(aside)
            self.notice = texts.DAMAGED.format(aside=aside.name)
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._path, timeout=5.0)
        try:
            file.execute("PRAGMA foreign_keys = ON")
            file.executescript(_SCHEMA)
        except sqlite3.Error:
            file.close()
            raise
        return file


def _is_plain(written: Written) -> int:
    return int(written.style == "plain")


def _digest(owner: str) -> str:
    return hashlib.sha256(owner.encode()).hexdigest()
