import dataclasses
from pathlib import Path

import numpy as np
import pytest

from index.model.network import Network
from index.model.smoothing import load_ranges, save_ranges, smoothed
from index.model.weights import TRAINED
from tests.index.model.reference import forward, reader, retriever

IDS = [0, 1000, 20, 30000, 4, 567, 89, 2]


@pytest.fixture(scope="module")
def short() -> Network:
    """The first three layers of the reader."""
    network = reader()
    return dataclasses.replace(network, layers=network.layers[:3])


def test_an_evened_network_gives_the_same(short: Network) -> None:
    ranges = np.random.default_rng(1).uniform(0.1, 60, (3, 1536)).astype(np.float32)
    even = smoothed(short, ranges)
    assert all(layer.spread is not None for layer in even.layers)
    assert np.allclose(forward(even, IDS), forward(short, IDS), atol=1e-3)


def test_what_is_far_larger_than_the_rest_is_brought_down(short: Network) -> None:
    ranges = np.ones((3, 1536), np.float32)
    ranges[:, 7] = 60
    for layer in smoothed(short, ranges).layers:
        assert layer.spread is not None
        assert layer.spread[7] > 5 * np.median(layer.spread)
        assert np.exp(np.log(layer.spread).mean()) == pytest.approx(1, abs=1e-3)


def test_a_value_that_was_never_seen_breaks_nothing(short: Network) -> None:
    even = smoothed(short, np.zeros((3, 1536), np.float32))
    assert np.isfinite(forward(even, IDS)).all()


def test_ranges_of_another_network_are_refused(short: Network) -> None:
    for shape in ((2, 1536), (3, 384)):
        with pytest.raises(ValueError, match="do not belong"):
            smoothed(short, np.ones(shape, np.float32))


def test_ranges_are_kept_in_a_file(tmp_path: Path) -> None:
    ranges = np.linspace(0.01, 60, 24, dtype=np.float32).reshape(2, 12)
    save_ranges(tmp_path / "r.npy", ranges)
    assert np.allclose(load_ranges(tmp_path / "r.npy"), ranges, rtol=1e-3)


@pytest.mark.parametrize(("network", "name"), [(reader, "reader"), (retriever, "retriever")])
def test_the_bundled_ranges_belong_to_the_bundled_models(network, name: str) -> None:  # type: ignore[no-untyped-def]
    smoothed(network(), load_ranges(TRAINED / f"{name}_ranges.npy"))
