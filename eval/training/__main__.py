"""``python -m eval.training``: prepare the data, train the models, keep weights, figures and ranges, and measure again.

Without a GPU only a try-out of ``train`` is feasible: the forerunner of this program took some six minutes for the
reader and two for the retriever on one H100, and would take some 13 hours an epoch on two cores. ``smaller`` does
without.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch

from corpus.arguments import DutchParser, run
from corpus.files import digest_of, reason_of, try_writing, write_text
from eval.figures.written import interval, written
from eval.training import texts
from eval.training.data import TrainingError, read_data
from eval.training.figures import ALL, Figures, reader_figures, retriever_figures
from eval.training.learning import Losses
from eval.training.model import Encoder, base_model
from eval.training.pack import load_weights, ranges_of, save_weights
from eval.training.prepare import Prepared, load, prepare, save
from eval.training.reader import Plan, train_reader
from eval.training.retriever import train_retriever
from eval.training.smaller import smaller, train_smaller
from index import texts as index_texts
from index.errors import IndexProblem, ModelProblem
from index.model.encoder import QUESTIONS_FILE
from index.model.encoder import Encoder as Bundled
from index.model.packed import Packed, packed_file, read_packed
from index.model.smoothing import save_ranges
from index.model.tokenizer import Tokens, build_tokenizer
from index.model.weights import DIGEST, bundled_model
from index.settings import Settings

USAGE_ERROR = 2
FIGURES = "figures.json"
RANGES = "{name}_ranges.npy"
WEIGHTS = {"reader": "reader.npz", "retriever": "retriever.npz", "passages": "passages.npz"}

_TRAINED = ("reader", "retriever")
_FEW = 4
_EPOCHS = {"reader": 7, "retriever": 3, "passages": 5}
_SHARES = {"reader": 0.72, "retriever": 0.13}
"""The part of the budget that each learns in; what is left goes to the teacher and to measuring."""

_QUESTIONS = {
    "cuda": {"reader": 48, "retriever": 96, "passages": 64},
    "cpu": {"reader": 8, "retriever": 8, "passages": 64},
}
_SEEDS = {"reader": 5, "retriever": 9}
_MOST = {"budget": 1_000_000, "layers": 1_000, "epochs": 1_000, "questions": 10_000}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; returns 0, or 2 for wrong usage or unusable input."""
    given = _parser().parse_args(arguments)
    try:
        _check(given)
        if given.command == "prepare":
            _prepare(given.data, given.output)
        elif given.command == "measure":
            _measure(given.prepared, given.weights)
        elif given.command == "ranges":
            _ranges(given.data, given.weights)
        elif given.command == "smaller":
            _Training(given).smaller()
        else:
            _Training(given).run()
        return 0
    except (TrainingError, IndexProblem) as problem:
        print(problem, file=sys.stderr)
    except OSError as error:
        folder = getattr(given, "output", None) or getattr(given, "weights", error.filename)
        print(texts.UNWRITABLE.format(folder=folder, reason=reason_of(error)), file=sys.stderr)
    except torch.OutOfMemoryError:
        print(texts.NO_MEMORY, file=sys.stderr)
    except KeyboardInterrupt:
        print(texts.INTERRUPTED, file=sys.stderr)
    return USAGE_ERROR


def _prepare(data: Path, output: Path) -> None:
    found = read_data(data)
    _open(output)
    dev = sum(question.dev for question in found.questions)
    _tell(texts.READING.format(passages=len(found.passages), questions=len(found.questions), dev=dev))
    folder = bundled_model(Settings.load().model_cache)
    bundled = Bundled(folder / QUESTIONS_FILE, Tokens(folder))
    save(prepare(found, build_tokenizer(_base_weights()), bundled.encode, _tell), output)
    print(texts.SAVED.format(file=output))


def _measure(folder: Path, weights: Path) -> None:
    """Show the figures of the models that are in a folder; raises TrainingError when there are none."""
    prepared, packed = load(folder), _base_weights()
    found = [name for name in WEIGHTS if (weights / WEIGHTS[name]).exists()]
    for name in found or WEIGHTS:
        model = _stored(weights, name, packed, prepared)
        if name == "reader":
            _show(texts.MODELS[name], reader_figures(model, prepared))
        else:
            asking = _stored(weights, "retriever", packed, prepared) if name == "passages" else model
            _show(texts.MODELS[name], retriever_figures(model, prepared, asking))


def _stored(folder: Path, name: str, packed: Packed, prepared: Prepared) -> Encoder:
    """A model that is in a folder. Raises TrainingError when it is not, or is no model."""
    return load_weights(folder / WEIGHTS[name], packed, prepared.vocabulary).to(_device())


def _ranges(data: Path, weights: Path) -> None:
    """Write the ranges of the models that are in a folder beside them; raises TrainingError when there are none."""
    found, packed = read_data(data), _base_weights()
    for name in [name for name in WEIGHTS if (weights / WEIGHTS[name]).exists()] or WEIGHTS:
        largest = ranges_of(weights / WEIGHTS[name], packed, found, reads=name == "reader")
        path = weights / RANGES.format(name=name)
        save_ranges(path, largest)
        print(texts.SAVED.format(file=path))


def _device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def _open(folder: Path) -> None:
    """Make the folder for the outcome before hours of work go into it; raises OSError when that cannot be."""
    folder.mkdir(parents=True, exist_ok=True)
    try_writing(folder / FIGURES)


class _Training:
    """One run of ``train`` or ``smaller``: the models that were asked for, one after the other."""

    def __init__(self, given: argparse.Namespace) -> None:
        self._given = given
        self._output: Path = given.output
        self._device = _device()
        self._prepared: Prepared = load(given.prepared)
        self._packed = _base_weights()

    def run(self) -> None:
        """Train, measure and keep."""
        _open(self._output)
        if self._given.only != "retriever":
            self._reader()
        if self._given.only != "reader":
            self._retriever()

    def smaller(self) -> None:
        """Teach a retriever of fewer layers what the whole one gives of passages, measure and keep it."""
        _open(self._output)
        whole = _stored(self._given.weights, "retriever", self._packed, self._prepared)
        model = smaller(whole, self._packed, self._given.layers or _FEW).to(self._device)
        losses = train_smaller(model, whole, self._prepared, self._plan("passages"), _tell)
        self._keep("passages", model, losses, {"passages": retriever_figures(model, self._prepared, whole)})

    def _reader(self) -> None:
        model = self._untrained("reader")
        losses = train_reader(model, self._prepared, self._plan("reader"), _tell)
        self._keep("reader", model, losses, {"reader": reader_figures(model, self._prepared)})

    def _retriever(self) -> None:
        teacher = _stored(self._output, "reader", self._packed, self._prepared)
        model = self._untrained("retriever")
        before = retriever_figures(model, self._prepared)
        losses = train_retriever(model, teacher, self._prepared, self._plan("retriever"), _tell)
        after = retriever_figures(model, self._prepared)
        self._keep("retriever", model, losses, {"untrained": before, "retriever": after})

    def _untrained(self, name: str) -> Encoder:
        torch.manual_seed(_SEEDS[name])
        return base_model(self._packed, self._prepared.vocabulary, self._given.layers).to(self._device)

    def _plan(self, name: str) -> Plan:
        alone = self._given.command == "smaller" or self._given.only
        share = sum(_SHARES.values()) if alone else _SHARES[name]
        return Plan(
            epochs=self._given.epochs or _EPOCHS[name],
            questions=self._given.questions or _QUESTIONS[self._device.type][name],
            seconds=self._given.budget and self._given.budget * share,
        )

    def _keep(self, name: str, model: Encoder, losses: list[Losses], figures: dict[str, Figures]) -> None:
        """Write weights and figures; what another run wrote of the other model stays."""
        save_weights(model, self._packed, self._output / WEIGHTS[name])
        path = self._output / FIGURES
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            kept = {}
        for measured, by_source in figures.items():
            kept[measured] = {
                source: {figure: asdict(value) for figure, value in found.items()}
                for source, found in by_source.items()
            }
            _show(texts.MODELS[measured], by_source)
        kept["losses"] = {**kept.get("losses", {}), name: losses}
        write_text(path, json.dumps(kept, indent=1) + "\n")
        print(texts.SAVED.format(file=self._output / WEIGHTS[name]))


def _base_weights() -> Packed:
    """The weights that training starts from, and that what it adds will be added to. Raises ModelProblem."""
    path = packed_file()
    if path is None:
        raise ModelProblem(index_texts.MODEL_NOT_FOUND)
    if digest_of(path) != DIGEST:
        raise ModelProblem(index_texts.MODEL_DIGEST.format(path=path))
    return read_packed(path)


def _show(model: str, figures: Figures) -> None:
    print(texts.MEASURED.format(model=model))
    for name, value in figures[ALL].items():
        spread = interval(value, percent=True)
        print(texts.FIGURE.format(label=texts.LABELS[name], value=written(value.mean, percent=True), interval=spread))


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _check(given: argparse.Namespace) -> None:
    """Raise TrainingError when a number on the command line cannot be."""
    for option, most in _MOST.items():
        value = getattr(given, option, None)
        if value is not None and not 1 <= value <= most:
            raise TrainingError(texts.WRONG_NUMBER.format(option=f"--{option}", least=1, most=most))


def _parser() -> DutchParser:
    parser = DutchParser(prog="python -m eval.training", description=texts.PROGRAM)
    commands = parser.add_subparsers(dest="command", required=True, metavar="OPDRACHT", help=texts.HELP_COMMAND)
    preparing = commands.add_parser("prepare", help=texts.HELP_PREPARE, description=texts.HELP_PREPARE)
    preparing.add_argument("--data", type=Path, required=True, metavar="MAP", help=texts.HELP_DATA)
    preparing.add_argument("--output", type=Path, required=True, metavar="MAP", help=texts.HELP_OUTPUT)
    training = commands.add_parser("train", help=texts.HELP_TRAIN, description=texts.HELP_TRAIN)
    training.add_argument("--prepared", type=Path, required=True, metavar="MAP", help=texts.HELP_PREPARED)
    training.add_argument("--output", type=Path, required=True, metavar="MAP", help=texts.HELP_OUTPUT)
    training.add_argument("--only", choices=_TRAINED, help=texts.HELP_ONLY)
    fewer = commands.add_parser("smaller", help=texts.HELP_SMALLER, description=texts.HELP_SMALLER)
    fewer.add_argument("--prepared", type=Path, required=True, metavar="MAP", help=texts.HELP_PREPARED)
    fewer.add_argument("--weights", type=Path, required=True, metavar="MAP", help=texts.HELP_WHOLE)
    fewer.add_argument("--output", type=Path, required=True, metavar="MAP", help=texts.HELP_OUTPUT)
    for one in (training, fewer):
        one.add_argument("--budget", type=int, metavar="SECONDEN", help=texts.HELP_BUDGET)
        one.add_argument("--layers", type=int, metavar="AANTAL", help=texts.HELP_LAYERS)
        one.add_argument("--epochs", type=int, metavar="AANTAL", help=texts.HELP_EPOCHS)
        one.add_argument("--questions", type=int, metavar="AANTAL", help=texts.HELP_QUESTIONS)
    measuring = commands.add_parser("measure", help=texts.HELP_MEASURE, description=texts.HELP_MEASURE)
    measuring.add_argument("--prepared", type=Path, required=True, metavar="MAP", help=texts.HELP_PREPARED)
    measuring.add_argument("--weights", type=Path, required=True, metavar="MAP", help=texts.HELP_WEIGHTS)
    ranging = commands.add_parser("ranges", help=texts.HELP_RANGES, description=texts.HELP_RANGES)
    ranging.add_argument("--data", type=Path, required=True, metavar="MAP", help=texts.HELP_DATA)
    ranging.add_argument("--weights", type=Path, required=True, metavar="MAP", help=texts.HELP_WEIGHTS)
    return parser


if __name__ == "__main__":
    run(main)
