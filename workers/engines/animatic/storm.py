"""When lightning strikes: for those who draw it, and for those who let it thunder after it."""

import random

PERIOD = 3.7
"""Seconds in which it strikes once."""


def strike(number: int, seed: int) -> float:
    """The second at which the stroke of this number falls; the same for one film, wherever it is asked."""
    return number * PERIOD + 0.5 + 2.4 * random.Random(seed * 31 + number).random()
