"""The names that people give to runs, in a file beside each; a run itself holds nothing that differs between equals."""

from pathlib import Path

from assistant.ui.quality import texts
from eval.running.runs import RunError

FILE = "naam.txt"
_LONGEST = 60


def name_of(folder: Path) -> str:
    """The name of a run; empty when it has none."""
    try:
        return " ".join((folder / FILE).read_text(encoding="utf-8").split())[:_LONGEST]
    except (OSError, UnicodeDecodeError):
        return ""


def give_name(folder: Path, name: str) -> None:
    """Give a run a name, or take it away with an empty one. Raises RunError when that cannot be kept."""
    plain = " ".join(name.split())[:_LONGEST]
    try:
        if plain:
            (folder / FILE).write_text(f"{plain}\n", encoding="utf-8", newline="\n")
        else:
            (folder / FILE).unlink(missing_ok=True)
    except OSError as error:
        raise RunError(texts.QUALITY_UNWRITABLE.format(folder=folder)) from error
