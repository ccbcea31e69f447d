import os
from pathlib import Path

import pytest

from index.store.sealed import are_whole, seal_files, sealed_text, sealed_value, seals_from_json, seals_to_json


@pytest.mark.parametrize("value", [{"a": 1, "é": [1.5, None, "x"]}, [], "tekst", {"b": {"a": 2}}])
def test_a_value_is_read_back_and_one_that_was_changed_is_not(value: object) -> None:
    text = sealed_text(value)
    assert sealed_value(text) == value
    for place in range(len(text)):
        changed = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]
        with pytest.raises(ValueError):
            sealed_value(changed)
    for length in range(len(text)):
        with pytest.raises(ValueError):
            sealed_value(text[:length])


def test_a_changed_file_is_noticed_even_with_the_dates_it_had(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(bytes(100))
    seals = seals_from_json(seals_to_json(seal_files(tmp_path, ["a.bin"])))
    assert are_whole(tmp_path, seals)
    before = path.stat()
    path.write_bytes(bytes(99) + b"x")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not are_whole(tmp_path, seals)


def test_a_copy_of_the_same_bytes_is_whole(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"abc")
    seals = seal_files(tmp_path, ["a.bin"])
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.bin").write_bytes(b"abc")
    assert are_whole(tmp_path / "b", seals)
    (tmp_path / "b" / "a.bin").unlink()
    assert not are_whole(tmp_path / "b", seals)
