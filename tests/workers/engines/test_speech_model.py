"""The rewritten speech model computes what the original does."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from workers.engines.animatic.sound.kokoro_graph import rewrite


def _original(path: Path) -> None:
    """One convolution as a quantiser leaves it: bytes in, integers summed with the bias, scaled to numbers."""
    source = np.random.default_rng(2)
    numbers: dict[str, np.ndarray] = {
        "weights": source.integers(0, 255, (6, 4, 3), dtype=np.uint8),
        "weights_zero": np.array(120, np.uint8),
        "weights_scale": np.array(0.01, np.float32),
        "bias": source.normal(0, 5, 6).astype(np.float32),
        "shape": np.array([1, 6, 1]),
    }
    nodes = [
        helper.make_node("DynamicQuantizeLinear", ["x"], ["bytes", "scale", "zero"]),
        helper.make_node(
            "ConvInteger", ["bytes", "weights", "zero", "weights_zero"], ["sums"], pads=[4, 4], dilations=[4]
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
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), path)


def test_a_convolution_of_bytes_becomes_a_product_with_the_same_result(tmp_path: Path) -> None:
    original, rewritten = tmp_path / "original.onnx", tmp_path / "rewritten.onnx"
    _original(original)
    rewrite(original, rewritten)
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
