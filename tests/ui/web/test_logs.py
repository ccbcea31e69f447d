import json
import logging

import pytest

from assistant.ui.web.logs import FIELDS, JsonLines


@pytest.mark.parametrize("extra", [{}, {FIELDS: {"status": "answered", "seconds": 0.5}}])
def test_a_line_is_one_json_object_without_a_traceback(extra: dict[str, object]) -> None:
    try:
        raise ValueError("Wat kost de fontein?")
    except ValueError as error:
        record = logging.getLogger("assistant.x").makeRecord(
            "assistant.x", logging.ERROR, "x.py", 1, "broke\nhere", (), (type(error), error, None), extra=extra
        )
    line = JsonLines().format(record)
    assert "\n" not in line
    assert "fontein" not in line
    told = json.loads(line)
    assert (told["level"], told["logger"], told["event"]) == ("error", "assistant.x", "broke\nhere")
    assert told.get("seconds") == (0.5 if extra else None)
