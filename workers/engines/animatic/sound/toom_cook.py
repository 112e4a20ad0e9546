"""Convolutions over time with a quarter of the products: Toom and Cook's way, as nodes of a graph in floats.

`step` outputs of a convolution of `taps` take step * taps products; read as values of a product of polynomials they
take step + taps - 1, one for each point at which the polynomials are evaluated. Evaluating and putting together again
are small matrices, the same for every channel.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper

Matrix = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]

STEPS = {3: 14, 7: 10, 11: 6}
"""Taps -> how many outputs are found at once: with 16 products for each channel the error is 88 dB under the sound."""

_HALVES = ("1", "1/2", "2", "3/4", "4/3", "1/4", "4", "3/2")
POINTS = tuple(Fraction(sign + text) for text in ("0", *_HALVES) for sign in (("",) if text == "0" else ("", "-")))
"""Where polynomials are evaluated, besides at infinity: small numbers and their inverses keep rounding small."""


@cache
def matrices(step: int, taps: int) -> tuple[Matrix, Matrix, Matrix]:
    """What makes outputs of products (step, n), weights of taps (n, taps) and inputs of moments (n, n)."""
    count = step + taps - 1
    points = POINTS[: count - 1]

    def values(size: int) -> list[list[Fraction]]:
        rows = [[point**power for power in range(size)] for point in points]
        return [*rows, [Fraction(power == size - 1) for power in range(size)]]

    inputs, weights, outputs = (_floats(part) for part in (_inverse(values(count)), values(taps), values(step)))
    inputs, outputs = inputs.T, outputs.T
    # Powers of two bring every point to about the same size, without rounding.
    large = np.exp2(np.round(np.log2(np.abs(inputs).sum(axis=1))))
    heavy = np.exp2(np.round(np.log2(np.linalg.norm(weights, axis=1))))
    return outputs * (large * heavy), weights / heavy[:, None], inputs / large[:, None]


def _floats(rows: list[list[Fraction]]) -> Matrix:
    return np.array([[float(value) for value in row] for row in rows])


def _inverse(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    """The exact inverse, by elimination."""
    size = len(rows)
    work = [[*row, *(Fraction(i == j) for j in range(size))] for i, row in enumerate(rows)]
    for column in range(size):
        pivot = next(i for i in range(column, size) if work[i][column])
        work[column], work[pivot] = work[pivot], work[column]
        work[column] = [value / work[column][column] for value in work[column]]
        for i in range(size):
            if i != column and (factor := work[i][column]):
                work[i] = [a - factor * b for a, b in zip(work[i], work[column], strict=True)]
    return [row[size:] for row in work]


class Convolution:
    """The nodes that convolve `source`, (1, channels, moments), into `target`, as long and of as many channels."""

    def __init__(self, name: str, source: str, target: str, constant: Callable[[str, np.ndarray], str]) -> None:
        self._name, self._source, self._target, self._constant = name, source, target, constant
        self._made: list[onnx.NodeProto] = []

    def nodes(self, weights: Floats, bias: str | None, stretch: int, before: int) -> list[onnx.NodeProto]:
        """Nodes in order; `weights` are (outputs, channels, taps), `bias` names one number for each output."""
        outputs, channels, taps = weights.shape
        step = STEPS[taps]
        make_outputs, make_weights, make_inputs = matrices(step, taps)
        count = step + taps - 1
        blocks = self._blocks(step * stretch, before, (taps - 1) * stretch - before)
        # Where moments are stretched, those of one block lie under each other.
        lines = self._shaped(blocks, 1, 1, -1, stretch)
        seen = self._add(
            "Conv", [lines, self._number(make_inputs[:, None, :, None])], "seen",
            strides=[step, 1], pads=[0, 0, count - step, 0], kernel_shape=[count, 1],
        )  # fmt: skip
        points = self._shaped(seen, count, channels, -1)
        known = self._number(np.einsum("nt,oct->noc", make_weights, weights), "points")
        products = self._add("MatMul", [known, points], "products")
        flat = self._shaped(products, count, -1)
        found = self._add("MatMul", [self._number(make_outputs), flat], "found")
        parted = self._shaped(found, step, outputs, -1, stretch)
        joined = self._shaped(self._add("Transpose", [parted], "turned", perm=[1, 2, 0, 3]), 1, outputs, -1)
        whole = self._add("Slice", [joined, self._whole(0), self._moments, self._whole(2)], "whole" if bias else "")
        if bias:
            raised = self._add("Reshape", [bias, self._whole(1, outputs, 1)], "bias")
            self._add("Add", [whole, raised], "")
        return self._made

    def _blocks(self, block: int, before: int, after: int) -> str:
        """The source between silences, so long that whole blocks of moments fill it."""
        self._moments = self._add("Shape", [self._source], "moments", start=2, end=3)
        least = self._add("Add", [self._moments, self._whole(before + after)], "least")
        over = self._add("Mod", [self._add("Neg", [least], "less"), self._whole(block)], "over")
        late = self._add("Add", [over, self._whole(after)], "late")
        pads = self._add("Concat", [self._whole(0, 0, before, 0, 0), late], "pads", axis=0)
        return self._add("Pad", [self._source, pads], "padded")

    def _shaped(self, source: str, *shape: int) -> str:
        return self._add("Reshape", [source, self._whole(*shape)], f"shaped{len(self._made)}")

    def _add(self, kind: str, inputs: list[str], output: str, **settings: Any) -> str:
        """One more node; without a name for its output it makes the target."""
        name = f"{self._name}_{output}" if output else self._target
        self._made.append(helper.make_node(kind, inputs, [name], **settings))
        return name

    def _whole(self, *values: int) -> str:
        return self._constant("whole_" + "_".join(map(str, values)), np.array(values, np.int64))

    def _number(self, values: Matrix, owner: str = "") -> str:
        name = f"{self._name}_{owner}" if owner else "toom_cook_" + "_".join(map(str, values.shape))
        return self._constant(name, values.astype(np.float32))
