"""Rewrites the speech model for this processor: its convolutions as products of bytes or with fewer of floats.

The runtime's own integer convolution multiplies unsigned by unsigned bytes, for which there is no fast instruction. A
convolution of T moments, C channels and K taps is the product of a T x CK matrix of shifted rows with a CK x O matrix
of weights; with signed weights that is what VNNI does, thrice as fast. The integers are the same, so the voice is the
same. Without VNNI sums of signed products saturate, which is heard: there the layers that take nearly all of the time
become floats again, with a quarter of the products (`toom_cook`), and the rest keeps unsigned bytes.

A norm written as eight steps passes through memory five times, and once as the runtime's own.
"""

import os
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

from workers.engines.animatic.sound import toom_cook

_TO_THE_END = np.iinfo(np.int64).max
WIDEST = 256
"""Channels up to which weights are kept as floats: what is spoken passes those layers sixty times as fine as the rest,
and their weights are few."""


def rewrite(source: Path, target: Path, *, is_signed: bool) -> None:
    """Write the rewritten model of `source` to `target`, in one step; `is_signed` says how weights are kept."""
    model = onnx.load(source)
    _Rewriter(model.graph, is_signed).run()
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}-", delete=False) as draft:
        try:
            draft.write(model.SerializeToString())
            draft.flush()
            os.fsync(draft.fileno())
            os.chmod(draft.name, 0o644)
            os.replace(draft.name, target)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise


class _Rewriter:
    """Holds the graph's lookups while its nodes are replaced."""

    def __init__(self, graph: onnx.GraphProto, is_signed: bool) -> None:
        self._graph, self._shift = graph, 128 if is_signed else 0
        self._kind = np.int8 if is_signed else np.uint8
        self._constants = {tensor.name: tensor for tensor in graph.initializer}
        self._makers = {name: node for node in graph.node for name in node.output}
        self._readers: dict[str, list[onnx.NodeProto]] = {}
        for node in graph.node:
            for name in node.input:
                self._readers.setdefault(name, []).append(node)
        self._made: set[str] = set()

    def run(self) -> None:
        replaced: dict[str, list[onnx.NodeProto]] = {}
        gone: set[str] = set()
        for node in self._graph.node:
            if node.op_type == "ConvInteger" and (found := self._followers(node)):
                quick = self._quick(node, found[0], found[2])
                replaced[node.output[0]] = quick or self._rows(node, *found)
                gone.update(follower.output[0] for follower in found if follower is not None)
            elif node.op_type == "Div" and (norm := self._norm(node)):
                replaced[norm[-1].output[0]] = norm
        nodes: list[onnx.NodeProto] = []
        for node in self._graph.node:
            if node.output[0] in replaced:
                nodes += replaced[node.output[0]]
            elif node.output[0] not in gone:
                nodes.append(node)
        del self._graph.node[:]
        self._graph.node.extend(_sorted(nodes, self._graph))
        read = {name for node in self._graph.node for name in node.input}
        kept = [tensor for tensor in self._graph.initializer if tensor.name in read]
        del self._graph.initializer[:]
        self._graph.initializer.extend(kept)

    def _followers(self, node: onnx.NodeProto) -> tuple[onnx.NodeProto | None, onnx.NodeProto, onnx.NodeProto] | None:
        """What turns a convolution's integers into numbers: the sum with its bias if any, the cast, the scaling."""
        settings = {item.name: helper.get_attribute_value(item) for item in node.attribute}
        if settings.get("group", 1) != 1 or any(step != 1 for step in settings.get("strides", [1])):
            return None
        bias = None
        (following,) = self._readers[node.output[0]]
        if following.op_type == "Add":
            bias = following
            (following,) = self._readers[following.output[0]]
        if following.op_type != "Cast":
            return None
        (scaling,) = self._readers[following.output[0]]
        return (bias, following, scaling) if scaling.op_type == "Mul" else None

    def _norm(self, division: onnx.NodeProto) -> list[onnx.NodeProto] | None:
        """A norm over time, then a gain and a shift of each channel that are made by the style."""
        centred, root = (self._makers.get(name) for name in division.input)
        if centred is None or root is None or (centred.op_type, root.op_type) != ("Sub", "Sqrt"):
            return None
        gained = self._only_reader(division)
        shifted = self._only_reader(gained) if gained else None
        if gained is None or shifted is None or (gained.op_type, shifted.op_type) != ("Mul", "Add"):
            return None
        gain, shift = _other(gained, division), _other(shifted, gained)
        style = self._makers.get(shift)
        if style is None or style.op_type != "Split" or helper.get_node_attr_value(style, "axis") != 1:
            return None
        floor = next(name for name in self._makers[root.input[0]].input if name in self._constants)
        name = shifted.output[0]
        flat = self._number(-1)
        return [
            helper.make_node("Reshape", [gain, flat], [f"{name}_gain"]),
            helper.make_node("Reshape", [shift, flat], [f"{name}_shift"]),
            helper.make_node(
                "InstanceNormalization",
                [centred.input[0], f"{name}_gain", f"{name}_shift"],
                [name],
                epsilon=float(numpy_helper.to_array(self._constants[floor])),
            ),
        ]

    def _only_reader(self, node: onnx.NodeProto) -> onnx.NodeProto | None:
        readers = self._readers.get(node.output[0], [])
        return readers[0] if len(readers) == 1 else None

    def _constant(self, name: str, value: np.ndarray) -> str:
        if name not in self._made:
            self._made.add(name)
            self._graph.initializer.append(numpy_helper.from_array(value, name))
        return name

    def _number(self, *values: int) -> str:
        return self._constant("rows_" + "_".join(str(value) for value in values), np.array(values, np.int64))

    def _rows(
        self, node: onnx.NodeProto, bias: onnx.NodeProto | None, cast: onnx.NodeProto, scaling: onnx.NodeProto
    ) -> list[onnx.NodeProto]:
        name = node.output[0]
        source, weights, source_zero, weights_zero = node.input
        settings = {item.name: helper.get_attribute_value(item) for item in node.attribute}
        known = numpy_helper.to_array(self._constants[weights])
        taps = known.shape[2]
        stretch = settings.get("dilations", [1])[0]
        kept = self._kept(known).transpose(2, 1, 0).reshape(-1, known.shape[0])
        zero = self._kept(numpy_helper.to_array(self._constants[weights_zero]))
        before, after = settings.get("pads", [0, 0])
        out = [helper.make_node("Transpose", [source], [f"{name}_moments"], perm=[0, 2, 1])]
        padded = f"{name}_moments"
        if before or after:
            pads = self._number(0, before, 0, 0, after, 0)
            out.append(helper.make_node("Pad", [padded, pads, source_zero], [f"{name}_padded"]))
            padded = f"{name}_padded"
        columns = []
        for tap in range(taps):
            late = (taps - 1 - tap) * stretch
            window = [self._number(tap * stretch), self._number(-late if late else _TO_THE_END), self._number(1)]
            columns.append(f"{name}_tap{tap}")
            out.append(helper.make_node("Slice", [padded, *window], [columns[-1]]))
        rows = columns[0]
        if taps > 1:
            rows = f"{name}_rows"
            out.append(helper.make_node("Concat", columns, [rows], axis=2))
        factors = [
            rows,
            self._constant(f"{weights}_rows", kept),
            source_zero,
            self._constant(f"{weights_zero}_rows", zero),
        ]
        out.append(helper.make_node("MatMulInteger", factors, [f"{name}_product"]))
        out.append(helper.make_node("Cast", [f"{name}_product"], [f"{name}_floats"], to=onnx.TensorProto.FLOAT))
        (scale,) = (other for other in scaling.input if other != cast.output[0])
        out.append(helper.make_node("Mul", [f"{name}_floats", scale], [f"{name}_scaled"]))
        last = f"{name}_scaled"
        if bias is not None:
            out.append(helper.make_node("Add", [last, self._bias(bias, name)], [f"{name}_raised"]))
            last = f"{name}_raised"
        out.append(helper.make_node("Transpose", [last], [scaling.output[0]], perm=[0, 2, 1]))
        return out

    def _quick(
        self, node: onnx.NodeProto, bias: onnx.NodeProto | None, scaling: onnx.NodeProto
    ) -> list[onnx.NodeProto] | None:
        """A convolution in floats with fewer products, where bytes have no fast instruction."""
        source, weights, _, weights_zero = node.input
        known = numpy_helper.to_array(self._constants[weights])
        settings = {item.name: helper.get_attribute_value(item) for item in node.attribute}
        outputs, channels, taps = known.shape
        stretch, (before, after) = settings.get("dilations", [1])[0], settings.get("pads", [0, 0])
        if self._shift or taps not in toom_cook.STEPS or max(outputs, channels) > WIDEST:
            return None
        if before + after != (taps - 1) * stretch:
            return None
        scale = next(
            self._constants[name] for node in self._scales(scaling) for name in node.input if name in self._constants
        )
        zero = numpy_helper.to_array(self._constants[weights_zero]).astype(np.float32)
        floats = (known.astype(np.float32) - zero) * numpy_helper.to_array(scale)
        name = node.output[0]
        work = toom_cook.Convolution(name, self._makers[source].input[0], scaling.output[0], self._constant)
        return work.nodes(floats, self._bias(bias, name) if bias is not None else None, stretch, before)

    def _scales(self, scaling: onnx.NodeProto) -> list[onnx.NodeProto]:
        """What makes the scale of a convolution's integers."""
        return [maker for name in scaling.input if (maker := self._makers.get(name)) and maker.op_type == "Mul"]

    def _kept(self, weights: np.ndarray) -> np.ndarray:
        """Unsigned bytes as they are kept."""
        return (weights.astype(np.int16) - self._shift).astype(self._kind)

    def _bias(self, bias: onnx.NodeProto, name: str) -> str:
        """The numbers that were made integers for the sum."""
        (maker,) = (self._makers[other] for other in bias.input if other != name)
        while maker.op_type in ("Reshape", "Cast", "Floor"):
            maker = self._makers[maker.input[0]]
        return str(maker.input[0])


def _other(node: onnx.NodeProto, known: onnx.NodeProto) -> str:
    """The input of a sum or a product that `known` does not make."""
    return str(next(name for name in node.input if name != known.output[0]))


def _sorted(nodes: list[onnx.NodeProto], graph: onnx.GraphProto) -> list[onnx.NodeProto]:
    """The nodes that the outputs need, each after those that it reads from."""
    makers = {name: node for node in nodes for name in node.output}
    done: set[str] = set()
    out: list[onnx.NodeProto] = []
    stack = [(output.name, False) for output in graph.output]
    while stack:
        name, is_ready = stack.pop()
        node = makers.get(name)
        if node is None or node.output[0] in done:
            continue
        if is_ready:
            done.add(node.output[0])
            out.append(node)
            continue
        stack.append((name, True))
        stack += [(needed, False) for needed in node.input]
    return out
