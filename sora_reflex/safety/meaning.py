"""Refuses what is near in meaning to forbidden examples, whatever words it uses."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from sora_reflex.core.embed import Vectors, embed
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Decision
from sora_reflex.safety import minors
from sora_reflex.safety.schemas import Ruling
from sora_reflex.safety.text import pieces
from sora_reflex.safety.words import MESSAGES

EXAMPLES = Path(__file__).with_name("data") / "meaning.toml"

MINORS_HIGHER = 0.15
"""Any two short sentences about a child are near to each other. Words catch what is wrong with most of them already."""

CLEARLY = 0.05
"""So much nearer to a forbidden example than to any fine one a prompt must be: the model's own noise."""


@dataclass(frozen=True, slots=True)
class Examples:
    rules: tuple[str, ...]
    near: tuple[str, ...]
    rule_of: tuple[int, ...]
    near_vectors: Vectors
    fine_vectors: Vectors


@cache
def examples() -> Examples:
    """The examples of every rule, embedded once."""
    table = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    rules = tuple(table)
    near = [(index, text) for index, rule in enumerate(rules) for text in table[rule]["near"]]
    fine = [text for rule in rules for text in table[rule]["fine"]]
    texts = [text for _, text in near]
    return Examples(rules, tuple(texts), tuple(index for index, _ in near), embed(texts), embed(fine))


def check(prompt: str) -> list[Ruling]:
    """Refusals by meaning, one a rule at most: the piece of the prompt that is nearest to a forbidden example."""
    known, cut = examples(), pieces(minors.blanked(prompt))
    if not cut:
        return []
    vectors = embed([piece.text for piece in cut])
    near = vectors @ known.near_vectors.T
    fine = (vectors @ known.fine_vectors.T).max(axis=1)
    rule_of = np.array(known.rule_of)
    has_minor = minors.find(prompt) is not None
    refusals = []
    for index, rule in enumerate(known.rules):
        if rule == "minors" and not has_minor:
            continue
        limit = get_settings().nearness_limit + (MINORS_HIGHER if rule == "minors" else 0.0)
        scores = np.where(rule_of == index, near, -1.0)
        best = scores.max(axis=1)
        best[best < fine + CLEARLY] = -1.0
        worst = int(best.argmax())
        if best[worst] >= limit:
            piece, example = cut[worst], known.near[int(scores[worst].argmax())]
            evidence = {
                "text": prompt[piece.start : piece.end],
                "span": [piece.start, piece.end],
                "near": example,
                "score": round(float(best[worst]), 3),
            }
            refusals.append(Ruling(decision=Decision.REFUSE, rule=rule, message=MESSAGES[rule], evidence=evidence))
    return refusals
