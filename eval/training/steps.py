"""What the training programs do before and after training: prepare, measure, keep the ranges, and tell."""

import sys
from pathlib import Path

import torch

from corpus.files import digest_of, try_writing
from eval.figures.written import interval, written
from eval.training import texts
from eval.training.examples.data import read_data
from eval.training.examples.prepare import Encoders, Prepared, load, prepare, save
from eval.training.figures import ALL, Figures, reader_figures, retriever_figures
from eval.training.models.model import Encoder
from eval.training.models.pack import load_weights, ranges_of
from index import texts as index_texts
from index.errors import ModelProblem
from index.model.encoder import PASSAGES_FILE, QUESTIONS_FILE
from index.model.encoder import Encoder as Bundled
from index.model.packed import Packed, packed_file, read_packed
from index.model.smoothing import save_ranges
from index.model.tokenizer import Tokens, build_tokenizer
from index.model.weights import DIGEST, bundled_model
from index.settings import Settings

FIGURES = "figures.json"
RANGES = "{name}_ranges.npy"
WEIGHTS = {"reader": "reader.npz", "retriever": "retriever.npz", "passages": "passages.npz"}


def prepare_data(data: Path, more: Path | None, output: Path) -> None:
    """Turn the data in a folder, and ``more`` questions, into what training reads. Raises TrainingError, OSError."""
    found = read_data(data, more)
    open_folder(output)
    dev = sum(question.dev for question in found.questions)
    tell(texts.READING.format(passages=len(found.passages), questions=len(found.questions), dev=dev))
    folder = bundled_model(Settings.load().model_cache)
    tokens = Tokens(folder)
    encoders = Encoders(
        questions=Bundled(folder / QUESTIONS_FILE, tokens).encode,
        passages=Bundled(folder / PASSAGES_FILE, tokens).encode,
    )
    save(prepare(found, build_tokenizer(base_weights()), encoders, tell), output)
    print(texts.SAVED.format(file=output))


def measure(folder: Path, weights: Path) -> None:
    """Show the figures of the models that are in a folder; raises TrainingError when there are none."""
    prepared, packed = load(folder), base_weights()
    found = [name for name in WEIGHTS if (weights / WEIGHTS[name]).exists()]
    for name in found or WEIGHTS:
        model = stored(weights, name, packed, prepared)
        if name == "reader":
            show(texts.MODELS[name], reader_figures(model, prepared))
        else:
            asking = stored(weights, "retriever", packed, prepared) if name == "passages" else model
            show(texts.MODELS[name], retriever_figures(model, prepared, asking))


def stored(folder: Path, name: str, packed: Packed, prepared: Prepared) -> Encoder:
    """A model that is in a folder. Raises TrainingError when it is not, or is no model."""
    return load_weights(folder / WEIGHTS[name], packed, prepared.vocabulary).to(device_here())


def write_ranges(data: Path, weights: Path) -> None:
    """Write the ranges of the models that are in a folder beside them; raises TrainingError when there are none."""
    found, packed = read_data(data), base_weights()
    for name in [name for name in WEIGHTS if (weights / WEIGHTS[name]).exists()] or WEIGHTS:
        largest = ranges_of(weights / WEIGHTS[name], packed, found, reads=name == "reader")
        path = weights / RANGES.format(name=name)
        save_ranges(path, largest)
        print(texts.SAVED.format(file=path))


def device_here() -> torch.device:
    """The graphics card when there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def open_folder(folder: Path) -> None:
    """Make the folder for the outcome before hours of work go into it; raises OSError when that cannot be."""
    folder.mkdir(parents=True, exist_ok=True)
    try_writing(folder / FIGURES)


def base_weights() -> Packed:
    """The weights that training starts from, and that what it adds will be added to. Raises ModelProblem."""
    path = packed_file()
    if path is None:
        raise ModelProblem(index_texts.MODEL_NOT_FOUND)
    if digest_of(path) != DIGEST:
        raise ModelProblem(index_texts.MODEL_DIGEST.format(path=path))
    return read_packed(path)


def show(model: str, figures: Figures) -> None:
    """Print the figures of a model, each with its interval."""
    print(texts.MEASURED.format(model=model))
    for name, value in figures[ALL].items():
        spread = interval(value, percent=True)
        print(texts.FIGURE.format(label=texts.LABELS[name], value=written(value.mean, percent=True), interval=spread))


def tell(line: str) -> None:
    """Say how far it is, apart from the figures."""
    print(line, file=sys.stderr, flush=True)
