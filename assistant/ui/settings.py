"""What can be set of the pages, in one typed, frozen object."""

import os
from pathlib import Path
from typing import Literal, Self

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.question.clean import MAX_CHARS
from assistant.ui import texts
from index.errors import SettingsProblem

PREFIX = "BINNENSTAD_APP_"

LOCAL_HOSTS = "localhost,127.0.0.1,[::1]"

Who = Literal["everybody", "roles", "nobody"]
"""Who may add and remove documents and measure."""


class AppSettings(BaseSettings):
    """The settings of the pages, from environment variables with the prefix ``BINNENSTAD_APP_``.

    ``data`` is the folder for conversations and feedback; ``keep_days`` how long a conversation is kept after its last
    question, 0 to keep none. ``login`` asks people to log in, as Streamlit's own ``[auth]`` says; ``manage`` is who may
    add and remove documents and measure: everybody, those whom ``managers`` names (e-mail addresses, or roles that the
    login gives, with commas between), or nobody. ``upload_mb`` and ``upload_pages`` limit a document that is added.
    ``hosts`` are the names, with commas between, under which the app answers; ``questions_per_minute`` is how many a
    visitor may ask, 0 for any number, and ``question_chars`` how long a question may be; ``log`` writes what happens to
    standard error, one JSON object a line.
    ``contact`` is what people read on the page Uitleg when they look for help.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    data: Path = Path(platformdirs.user_data_dir("binnenstadswijzer", appauthor=False))
    keep_days: int = Field(default=30, ge=0, le=3_650)
    login: bool = False
    manage: Who = "everybody"
    managers: str = ""
    upload_mb: int = Field(default=50, ge=1, le=300)
    upload_pages: int = Field(default=1_000, ge=1, le=5_000)
    hosts: str = LOCAL_HOSTS
    questions_per_minute: int = Field(default=30, ge=0, le=10_000)
    question_chars: int = Field(default=MAX_CHARS, ge=50, le=MAX_CHARS)
    log: bool = False
    contact: str = ""

    @classmethod
    def load(cls) -> Self:
        """Read the environment. Raises SettingsProblem, with one Dutch sentence, for what is unknown or unusable."""
        known = {f"{PREFIX}{name.upper()}" for name in cls.model_fields}
        for name in sorted(os.environ):
            if name.upper().startswith(PREFIX) and name.upper() not in known:
                raise SettingsProblem(texts.UNKNOWN_SETTING.format(name=name, known=", ".join(sorted(known))))
        try:
            return cls()
        except ValidationError as error:
            first = error.errors()[0]
            name = f"{PREFIX}{str(first['loc'][0]).upper()}" if first["loc"] else PREFIX
            raise SettingsProblem(texts.WRONG_SETTING.format(name=name, value=first["input"])) from error
