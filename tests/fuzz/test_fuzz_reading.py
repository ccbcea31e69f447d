import random
from pathlib import Path

import pytest

from corpus.catalogue.manifest import DEFAULT_FOLDER
from corpus.reading.read import UnreadableFile, read_pdf
from tests.fuzz.mutate import mutate


@pytest.mark.parametrize("seed", range(8))
def test_a_broken_shipped_document_is_read_or_refused_with_a_reason(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    source = chance.choice(sorted(DEFAULT_FOLDER.glob("*.pdf"))).read_bytes()
    broken = mutate(source, chance)
    assert broken != source
    path = tmp_path / "broken.pdf"
    path.write_bytes(broken)
    try:
        assert read_pdf(path, "a", ocr=False).pages
    except UnreadableFile as error:
        assert str(error).endswith(".")
