"""The weights that training stored as differences, read back in full precision."""

from pathlib import Path

import numpy as np
import pytest

from index.model.network import Network, base_network, tuned_network
from index.model.packed import Packed, packed_file, read_packed
from index.model.weights import TRAINED


@pytest.fixture(scope="module")
def packed() -> Packed:
    found = packed_file()
    assert found
    return read_packed(found)


@pytest.fixture(scope="module")
def base(packed: Packed) -> Network:
    return base_network(packed)


def stored(base: Network, nibbles: int, scale: float, layers: tuple[int, ...] = (0, 1)) -> dict[str, np.ndarray]:
    """A tuned model whose every matrix changes by the same number of steps of ``scale``."""
    values: dict[str, np.ndarray] = {
        "layers": np.array(layers), "pos": base.places.astype(np.float16),
        "ln.weight": base.norm.weight, "ln.bias": base.norm.bias,
    }  # fmt: skip
    for number, of in enumerate(layers):
        layer = base.layers[of]
        matrices = {"qkv": layer.joined, "ao": layer.attended, "fi": layer.widened, "fo": layer.narrowed}
        for name, linear in matrices.items():
            outputs, inputs = linear.weight.shape
            key = f"layers.{number}.{name}"
            values[f"{key}.weight.scale"] = np.full((outputs, inputs // 32), scale, np.float16)
            values[f"{key}.weight.delta"] = np.full((outputs, inputs // 32, 16), nibbles, np.uint8)
            values[f"{key}.bias"] = linear.bias
        for name, norm in {"aln": layer.attended_norm, "oln": layer.norm}.items():
            values[f"layers.{number}.{name}.weight"] = norm.weight
            values[f"layers.{number}.{name}.bias"] = norm.bias
    return values


def test_no_change_is_the_model_of_the_wheel(packed: Packed, base: Network, tmp_path: Path) -> None:
    np.savez(tmp_path / "same.npz", **stored(base, 0x88, 0.5))
    made = tuned_network(packed, tmp_path / "same.npz", with_head=False)
    assert len(made.layers) == 2
    for layer, before in zip(made.layers, base.layers, strict=False):
        assert np.array_equal(layer.joined.weight, before.joined.weight)
        assert np.array_equal(layer.narrowed.weight, before.narrowed.weight)
    assert made.head is None


def test_low_halves_come_before_high_ones_in_every_block(packed: Packed, base: Network, tmp_path: Path) -> None:
    np.savez(tmp_path / "more.npz", **stored(base, 0x79, 0.25))
    made = tuned_network(packed, tmp_path / "more.npz", with_head=False)
    change = made.layers[1].widened.weight - base.layers[1].widened.weight
    blocks = change.reshape(len(change), -1, 32)
    assert np.allclose(blocks[:, :, :16], 0.25, atol=1e-6)
    assert np.allclose(blocks[:, :, 16:], -0.25, atol=1e-6)


def test_layers_may_be_taken_out_or_come_twice(packed: Packed, base: Network, tmp_path: Path) -> None:
    np.savez(tmp_path / "few.npz", **stored(base, 0x88, 0.5, layers=(11, 3)))
    made = tuned_network(packed, tmp_path / "few.npz", with_head=False)
    assert np.array_equal(made.layers[0].joined.weight, base.layers[11].joined.weight)
    assert np.array_equal(made.layers[1].joined.weight, base.layers[3].joined.weight)


@pytest.mark.parametrize(("name", "head"), [("reader", True), ("retriever", False)])
def test_the_bundled_models_decode(packed: Packed, base: Network, name: str, head: bool) -> None:
    made = tuned_network(packed, TRAINED / f"{name}.npz", with_head=head)
    assert (made.size, made.heads, len(made.layers)) == (384, 12, 12)
    assert (made.head is not None) == head
    for layer, before in zip(made.layers, base.layers, strict=True):
        for now, then in ((layer.joined, before.joined), (layer.widened, before.widened)):
            change = np.abs(now.weight - then.weight)
            assert np.isfinite(now.weight).all()
            assert 0 < change.mean() < np.abs(then.weight).mean()


def test_a_file_that_holds_no_model_is_refused(packed: Packed, base: Network, tmp_path: Path) -> None:
    np.savez(tmp_path / "empty.npz", x=np.zeros(1))
    np.savez(tmp_path / "headless.npz", **stored(base, 0x88, 0.5))
    np.savez(tmp_path / "far.npz", **{**stored(base, 0x88, 0.5), "layers": np.array([99])})
    for name, head in (("empty.npz", False), ("headless.npz", True), ("far.npz", False)):
        with pytest.raises(ValueError, match="holds no tuned model"):
            tuned_network(packed, tmp_path / name, with_head=head)
