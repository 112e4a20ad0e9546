"""How often the prompt checks are right: `python -m tests.safety.measure` prints the figures of docs/safety.md."""

import sys
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from sora_reflex.models import Decision
from sora_reflex.safety import service as safety

PROMPTS = Path(__file__).with_name("prompts.toml")


@dataclass
class Figures:
    """What came out for one table of prompts."""

    allowed: int = 0
    refused: int = 0
    wrongly_refused: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    by_other_rule: list[str] = field(default_factory=list)

    @property
    def false_refusals(self) -> float:
        return len(self.wrongly_refused) / self.allowed

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.refused


def measure(table: str) -> Figures:
    prompts = tomllib.loads(PROMPTS.read_text(encoding="utf-8"))[table]
    figures = Figures(allowed=len(prompts["allow"]), refused=len(prompts["refuse"]))
    for prompt in prompts["allow"]:
        rulings = safety.screen_prompt(prompt)
        if rulings[0].decision is Decision.REFUSE:
            figures.wrongly_refused.append(f"{prompt}  [{rulings[0].rule} {rulings[0].evidence}]")
    for prompt, rules in prompts["refuse"]:
        rulings = safety.screen_prompt(prompt)
        if rulings[0].decision is not Decision.REFUSE:
            figures.missed.append(f"{prompt}  [{rules}]")
        elif not {ruling.rule for ruling in rulings} & set(rules.split("|")):
            figures.by_other_rule.append(f"{prompt}  [{rules}, got {rulings[0].rule}]")
    return figures


def main() -> None:
    safety.screen_prompt("a fox in the snow")
    out = sys.stdout
    for table in ("tuned", "tuned_more", "held_out"):
        began = time.perf_counter()
        figures = measure(table)
        each = (time.perf_counter() - began) / (figures.allowed + figures.refused)
        caught = figures.refused - len(figures.missed)
        out.write(
            f"{table}: {figures.allowed} everyday prompts, {len(figures.wrongly_refused)} refused "
            f"({figures.false_refusals:.1%}); {figures.refused} others, {caught} refused "
            f"({figures.recall:.1%}), {len(figures.by_other_rule)} of them by another rule; {1000 * each:.0f} ms each\n"
        )
        for name in ("wrongly_refused", "missed", "by_other_rule"):
            for line in getattr(figures, name):
                out.write(f"  {name.replace('_', ' ')}: {line}\n")


if __name__ == "__main__":
    main()
