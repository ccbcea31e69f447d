"""Runs of training: which models learn, from what, for how long, and where the outcome is kept."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import torch

from corpus.files import write_text
from eval.training import texts
from eval.training.examples.data import TrainingError
from eval.training.examples.prepare import Prepared, load
from eval.training.figures import Figures, reader_figures, retriever_figures
from eval.training.models.further import train_further
from eval.training.models.learning import Losses
from eval.training.models.model import Encoder, base_model
from eval.training.models.pack import save_weights
from eval.training.models.reader import Plan, train_reader
from eval.training.models.retriever import train_retriever
from eval.training.models.smaller import smaller, train_smaller
from eval.training.steps import FIGURES, WEIGHTS, base_weights, device_here, open_folder, show, stored, tell

_FEW = 4
_EPOCHS = {"reader": 7, "retriever": 3, "passages": 5, "further": 2}
_SHARES = {"reader": 0.72, "retriever": 0.13}
"""The part of the budget that each learns in; what is left goes to the teacher and to measuring."""

_QUESTIONS = {
    "cuda": {"reader": 48, "retriever": 96, "passages": 256, "further": 48},
    "cpu": {"reader": 8, "retriever": 8, "passages": 64, "further": 16},
}
_SEEDS = {"reader": 5, "retriever": 9}


class Training:
    """One run of ``train``, ``smaller`` or ``further``: the models that were asked for, one after the other."""

    def __init__(self, given: argparse.Namespace) -> None:
        self._given = given
        self._output: Path = given.output
        self._device = device_here()
        self._prepared: Prepared = load(given.prepared)
        self._packed = base_weights()

    def run(self) -> None:
        """Train, measure and keep."""
        open_folder(self._output)
        if self._given.only != "retriever":
            self._reader()
        if self._given.only != "reader":
            self._retriever()

    def smaller(self) -> None:
        """Teach a retriever of fewer layers what the whole one gives of passages, measure and keep it."""
        open_folder(self._output)
        whole = stored(self._given.weights, "retriever", self._packed, self._prepared)
        model = smaller(whole, self._packed, self._given.layers or _FEW).to(self._device)
        losses = train_smaller(model, whole, self._prepared, self._plan("passages"), tell)
        self._keep("passages", model, losses, {"passages": retriever_figures(model, self._prepared, whole)})

    def further(self) -> None:
        """Teach the reader kinds of questions that are new to it, measure and keep it."""
        kinds = set(self._given.kinds)
        unknown = kinds - set(self._prepared.source[self._prepared.questions(dev=False)].tolist())
        if unknown:
            raise TrainingError(texts.KIND_UNKNOWN.format(kinds=", ".join(sorted(unknown))))
        open_folder(self._output)
        model = stored(self._given.weights, "reader", self._packed, self._prepared)
        losses = train_further(model, self._prepared, sorted(kinds), self._plan("further"), tell)
        self._keep("reader", model, losses, {"reader": reader_figures(model, self._prepared)})

    def _reader(self) -> None:
        model = self._untrained("reader")
        losses = train_reader(model, self._prepared, self._plan("reader"), tell)
        self._keep("reader", model, losses, {"reader": reader_figures(model, self._prepared)})

    def _retriever(self) -> None:
        teacher = stored(self._output, "reader", self._packed, self._prepared)
        model = self._untrained("retriever")
        before = retriever_figures(model, self._prepared)
        losses = train_retriever(model, teacher, self._prepared, self._plan("retriever"), tell)
        after = retriever_figures(model, self._prepared)
        self._keep("retriever", model, losses, {"untrained": before, "retriever": after})

    def _untrained(self, name: str) -> Encoder:
        torch.manual_seed(_SEEDS[name])
        return base_model(self._packed, self._prepared.vocabulary, self._given.layers).to(self._device)

    def _plan(self, name: str) -> Plan:
        alone = self._given.command != "train" or self._given.only
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
            show(texts.MODELS[measured], by_source)
        kept["losses"] = {**kept.get("losses", {}), name: losses}
        write_text(path, json.dumps(kept, indent=1) + "\n")
        print(texts.SAVED.format(file=self._output / WEIGHTS[name]))
