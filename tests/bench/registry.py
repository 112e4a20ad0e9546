"""Benchmarks register here, one decorated function each; every figure stands beside a peer or a limit."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What a benchmark measured.

    Attributes:
        value: The figure.
        unit: Of both figures.
        reference: The peer's figure in the same run, or the limit.
        detail: How it was taken, in a few words.
    """

    value: float
    unit: str
    reference: float
    detail: str = ""

    @property
    def ratio(self) -> float:
        return self.value / self.reference if self.reference else float("inf")


@dataclass(frozen=True, slots=True)
class Bench:
    """One line of the table. `most` is the highest ratio that reaches the target, `least` the lowest."""

    name: str
    against: str
    measure: Callable[[], Figure]
    most: float | None
    least: float | None

    @property
    def target(self) -> str:
        return f"≤ {self.most:g}x" if self.most is not None else f"≥ {self.least:g}x"

    def is_reached(self, figure: Figure) -> bool:
        if self.most is not None:
            return figure.ratio <= self.most
        return self.least is None or figure.ratio >= self.least


BENCHES: list[Bench] = []


def bench(
    name: str, *, against: str, most: float | None = None, least: float | None = None
) -> Callable[[Callable[[], Figure]], Callable[[], Figure]]:
    """Register a function that measures one figure."""
    if (most is None) == (least is None):
        raise ValueError("a target is either `most` or `least`")

    def register(measure: Callable[[], Figure]) -> Callable[[], Figure]:
        BENCHES.append(Bench(name, against, measure, most, least))
        return measure

    return register


def row(bench: Bench, figure: Figure) -> list[str]:
    return [
        bench.name,
        f"{figure.value:.4g} {figure.unit}",
        f"{bench.against}: {figure.reference:.4g} {figure.unit}",
        f"{figure.ratio:.2f}x",
        bench.target,
        "reached" if bench.is_reached(figure) else "MISSED",
        figure.detail,
    ]


HEADINGS = ["what", "value", "against", "ratio", "target", "", "how"]


def table(rows: list[list[str]]) -> str:
    widths = [max(len(line[column]) for line in [HEADINGS, *rows]) for column in range(len(HEADINGS))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in [HEADINGS, *rows]
    ]
    return "\n".join(line.rstrip() for line in lines)


def load() -> str:
    """How busy the machine is: figures taken on a busy one are no figures."""
    one, five, _ = os.getloadavg()
    return f"{time.strftime('%H:%M:%S')}, {os.cpu_count()} cores, load {one:.2f} (1 min) {five:.2f} (5 min)"
