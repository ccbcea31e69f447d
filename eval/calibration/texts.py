"""Every Dutch text of the calibration program, in one place."""

from typing import Final

NO_QUESTIONS: Final = "Er zijn geen vragen met dev van deze soorten: {sources}. Kies andere met --sources."
