"""The rewritten speech model computes what the original does."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from workers.engines.animatic.sound.kokoro_graph import rewrite


def _original(path: Path, taps: int = 3, stretch: int = 4) -> dict[str, np.ndarray]:
    """One convolution as a quantiser leaves it: bytes in, integers summed with the bias, scaled to numbers."""
    source = np.random.default_rng(2)
    numbers: dict[str, np.ndarray] = {
        # From 64 to 191: sums of two products then fit 16 bits, which signed ones must where there is no VNNI.
        "weights": source.integers(64, 192, (6, 4, taps), dtype=np.uint8),
        "weights_zero": np.array(120, np.uint8),
        "weights_scale": np.array(0.01, np.float32),
        "bias": source.normal(0, 5, 6).astype(np.float32),
        "shape": np.array([1, 6, 1]),
    }
    nodes = [
        helper.make_node("DynamicQuantizeLinear", ["x"], ["bytes", "scale", "zero"]),
        helper.make_node(
            "ConvInteger",
            ["bytes", "weights", "zero", "weights_zero"],
            ["sums"],
            pads=[(taps - 1) // 2 * stretch] * 2,
            dilations=[stretch],
        ),
        helper.make_node("Mul", ["scale", "weights_scale"], ["scales"]),
        helper.make_node("Div", ["bias", "scales"], ["bias_steps"]),
        helper.make_node("Floor", ["bias_steps"], ["bias_floor"]),
        helper.make_node("Cast", ["bias_floor"], ["bias_whole"], to=TensorProto.INT32),
        helper.make_node("Reshape", ["bias_whole", "shape"], ["bias_shaped"]),
        helper.make_node("Add", ["sums", "bias_shaped"], ["raised"]),
        helper.make_node("Cast", ["raised"], ["floats"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["floats", "scales"], ["y"]),
    ]
    graph = helper.make_graph(
        nodes,
        "one",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 4, None])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 6, None])],
        [numpy_helper.from_array(value, name) for name, value in numbers.items()],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9), path)
    return numbers


@pytest.mark.parametrize(("is_signed", "taps"), [(True, 3), (False, 5)])
def test_a_convolution_of_bytes_becomes_a_product_with_the_same_result(
    is_signed: bool, taps: int, tmp_path: Path
) -> None:
    original, rewritten = tmp_path / "original.onnx", tmp_path / "rewritten.onnx"
    _original(original, taps)
    rewrite(original, rewritten, is_signed=is_signed)
    kinds = {node.op_type for node in onnx.load(rewritten).graph.node}
    assert "MatMulInteger" in kinds
    assert "ConvInteger" not in kinds
    x = np.random.default_rng(3).normal(0, 1, (1, 4, 31)).astype(np.float32)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    before, after = (
        np.asarray(onnxruntime.InferenceSession(str(path), options).run(None, {"x": x})[0])
        for path in (original, rewritten)
    )
    assert before.shape == after.shape == (1, 6, 31)
    # The quantiser rounded the bias down to whole steps of scale; the product adds it as it is.
    step = float((x.max() - x.min()) / 255 * 0.01)
    assert np.abs(before - after).max() <= 1.01 * step


@pytest.mark.parametrize(("taps", "stretch", "moments"), [(3, 1, 60), (3, 5, 97), (7, 3, 29), (11, 1, 250), (11, 5, 9)])
def test_without_a_fast_product_of_bytes_a_convolution_takes_fewer_of_floats(
    taps: int, stretch: int, moments: int, tmp_path: Path
) -> None:
    original, rewritten = tmp_path / "original.onnx", tmp_path / "rewritten.onnx"
    numbers = _original(original, taps, stretch)
    rewrite(original, rewritten, is_signed=False)
    kinds = {node.op_type for node in onnx.load(rewritten).graph.node}
    assert not kinds & {"ConvInteger", "MatMulInteger", "DynamicQuantizeLinear"}
    x = np.random.default_rng(3).normal(0, 1, (1, 4, moments)).astype(np.float32)
    after = np.asarray(onnxruntime.InferenceSession(str(rewritten)).run(None, {"x": x})[0])
    weights = (numbers["weights"].astype(np.float64) - 120) * 0.01
    padded = np.pad(x[0].astype(np.float64), ((0, 0), ((taps - 1) // 2 * stretch,) * 2))
    plain = sum(weights[:, :, tap] @ padded[:, tap * stretch : tap * stretch + moments] for tap in range(taps))
    np.testing.assert_allclose(after[0], plain + numbers["bias"][:, None], atol=5e-4)


def _normed(path: Path) -> None:
    """A norm over time as an exporter leaves it, whose gain and shift a style makes."""
    numbers: dict[str, np.ndarray] = {
        "last": np.array([2]),
        "floor": np.array(1e-5, np.float32),
        "one": np.array(1, np.float32),
        "halves": np.array([4, 4]),
    }
    nodes = [
        helper.make_node("Split", ["style", "halves"], ["gain", "shift"], axis=1),
        helper.make_node("ReduceMean", ["x", "last"], ["mean"]),
        helper.make_node("Sub", ["x", "mean"], ["centred"]),
        helper.make_node("Mul", ["centred", "centred"], ["squares"]),
        helper.make_node("ReduceMean", ["squares", "last"], ["variance"]),
        helper.make_node("Add", ["variance", "floor"], ["floored"]),
        helper.make_node("Sqrt", ["floored"], ["root"]),
        helper.make_node("Div", ["centred", "root"], ["normed"]),
        helper.make_node("Add", ["gain", "one"], ["raised"]),
        helper.make_node("Mul", ["raised", "normed"], ["gained"]),
        helper.make_node("Add", ["gained", "shift"], ["y"]),
    ]
    x, y = (helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 4, None]) for name in "xy")
    style = helper.make_tensor_value_info("style", TensorProto.FLOAT, [1, 8, 1])
    known = [numpy_helper.from_array(value, name) for name, value in numbers.items()]
    graph = helper.make_graph(nodes, "one", [x, style], [y], known)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9), path)


def test_a_norm_in_eight_steps_becomes_one_with_the_same_result(tmp_path: Path) -> None:
    original, rewritten = tmp_path / "original.onnx", tmp_path / "rewritten.onnx"
    _normed(original)
    rewrite(original, rewritten, is_signed=False)
    kinds = [node.op_type for node in onnx.load(rewritten).graph.node]
    assert "InstanceNormalization" in kinds
    assert "Div" not in kinds
    source = np.random.default_rng(4)
    feed = {"x": source.normal(2, 3, (1, 4, 57)), "style": source.normal(0, 1, (1, 8, 1))}
    before, after = (
        np.asarray(
            onnxruntime.InferenceSession(str(path)).run(None, {k: v.astype(np.float32) for k, v in feed.items()})[0]
        )
        for path in (original, rewritten)
    )
    np.testing.assert_allclose(before, after, atol=1e-5)
