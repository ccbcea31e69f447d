"""What happens, one JSON object a line on standard error: never what was asked, or by whom."""

import json
import logging
import sys
from datetime import UTC, datetime

_OURS = ("assistant", "corpus", "index", "eval")
FIELDS = "fields"
"""The name under which a record carries its figures (``extra={FIELDS: {...}}``)."""


class JsonLines(logging.Formatter):
    """A record as JSON: when, how bad, where in the code, what, and its figures. Tracebacks stay out."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **getattr(record, FIELDS, {}),
        }
        return json.dumps(line, ensure_ascii=False)


def start_logging() -> None:
    """Write what our own packages have to say, from now on; other packages keep their own way."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    for name in _OURS:
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(logging.INFO)
        logger.propagate = False
