"""What can be set, in one typed, frozen object that is passed on explicitly."""

import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Self

import platformdirs
from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from index import texts
from index.errors import SettingsProblem

PREFIX = "BINNENSTAD_"
PROJECT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """The settings of corpus and index; a later package adds its own in a subclass.

    Each is read from the environment variable of the same name with the prefix ``BINNENSTAD_``. ``model`` is empty for
    the bundled model, or any name or folder that sentence-transformers knows; ``chroma_url`` is empty for the embedded
    store, or the address of a Chroma server (``http://localhost:8000``).
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", protected_namespaces=())

    other_keys: ClassVar[frozenset[str]] = frozenset({"BINNENSTAD_REAL_PDFS", "BINNENSTAD_BENCHMARKS"})
    """Variables with our prefix that are no setting: where the tests find material that is not in the project."""

    other_prefixes: ClassVar[tuple[str, ...]] = (
        "BINNENSTAD_APP_",
        "BINNENSTAD_ASSISTANT_",
        "BINNENSTAD_CHAT_",
        "BINNENSTAD_EVAL_",
    )
    """Prefixes of the settings of later packages, unknown here; a subclass that knows them leaves them out."""

    corpus: Path = PROJECT / "corpus" / "documents"
    index: Path = PROJECT / "index-data"
    model: str = ""
    model_cache: Path = Path(platformdirs.user_cache_dir("binnenstadswijzer", appauthor=False))
    chroma_url: str = ""
    ocr: bool = True

    @classmethod
    def load(cls, **given: Any) -> Self:  # noqa: ANN401 - the values of the fields, checked by pydantic
        """Read the environment; ``given`` (what the command line says) goes before it, and None means not given.

        Raises SettingsProblem, with one Dutch sentence, for an unknown variable or a value that cannot be used.
        """
        cls._refuse_unknown(os.environ)
        try:
            return cls(**{name: value for name, value in given.items() if value is not None})
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0]) if first["loc"] else "?"
            raise SettingsProblem(
                texts.WRONG_SETTING.format(name=f"{PREFIX}{name.upper()}", value=first["input"])
            ) from error

    @classmethod
    def _refuse_unknown(cls, environment: Mapping[str, str]) -> None:
        known = {f"{PREFIX}{name.upper()}" for name in cls.model_fields}
        for key in sorted(environment):
            name = key.upper()
            if not name.startswith(PREFIX) or name in known | cls.other_keys or name.startswith(cls.other_prefixes):
                continue
            nearest = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.0)
            raise SettingsProblem(texts.UNKNOWN_SETTING.format(name=key, nearest=nearest[0]))
