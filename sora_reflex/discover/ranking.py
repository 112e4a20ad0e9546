"""One order out of several: reciprocal rank fusion.

Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning methods",
SIGIR 2009. Scores of different kinds can't be compared, places in their orders can.
"""

from collections.abc import Hashable, Sequence
from typing import TypeVar

K = 60
"""The paper's: so much the first place of one order weighs against good places in several."""

T = TypeVar("T", bound=Hashable)


def fuse(*orders: Sequence[T]) -> dict[T, float]:
    """Scores, the best first: the sum of 1 / (60 + place) over the orders that something stands in."""
    scores: dict[T, float] = {}
    for order in orders:
        for place, item in enumerate(order, 1):
            scores[item] = scores.get(item, 0.0) + 1 / (K + place)
    return dict(sorted(scores.items(), key=lambda item: -item[1]))
