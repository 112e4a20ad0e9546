"""On which side everybody stands, for a whole film: who is left in one shot is left in all, whoever leads it."""

from random import Random

from workers.engines.animatic.model import Plan
from workers.engines.animatic.stage.placed import Placed


def ranks(plan: Plan) -> dict[str, float]:
    """A number for every subject, rising from left to right; another seed may turn it around."""
    lead = next((s.hero for s in plan.shots if s.hero), "")
    ids = [s.id for s in plan.subjects]
    others = [i for i in ids if i != lead]
    if lead in ids and len(others) > 1:
        half = len(others) // 2
        ids = [*others[:half], lead, *others[half:]]
    elif lead in ids:
        ids = [lead, *others]
    if Random(f"{plan.seed}|sides").random() < 0.5:
        ids.reverse()
    for subject in plan.subjects:
        for relation, other in subject.relations:
            wrong = relation == "left of" and other in ids and ids.index(subject.id) > ids.index(other)
            if wrong or relation == "right of" and other in ids and ids.index(subject.id) < ids.index(other):
                at, to = ids.index(subject.id), ids.index(other)
                ids[at], ids[to] = ids[to], ids[at]
    return {sid: float(n) for n, sid in enumerate(ids)}


def sides(plan: Plan) -> dict[str, int]:
    """-1 for whoever stands left of the middle, 1 for right of it."""
    order = ranks(plan)
    talkers = {line.speaker for line in plan.lines}
    people = [s.id for s in plan.subjects if s.kind in ("person", "quadruped", "bird", "fish")]
    people = [i for i in people if i in talkers] if len(talkers & set(people)) > 1 else people
    ordered = sorted(people, key=lambda i: order[i])
    alone = 1 if Random(f"{plan.seed}|alone").random() < 0.5 else -1
    middle = (len(ordered) - 1) / 2
    found = {sid: -1 if n < middle else 1 if n > middle else alone for n, sid in enumerate(ordered)}
    return {s.id: found.get(s.id, alone) for s in plan.subjects}


def lined_up(row: list[Placed], order: dict[str, float]) -> list[Placed]:
    """A row from left to right; copies of one subject stand together, its first in their middle."""
    out: list[Placed] = []
    for sid in sorted({p.subject.id for p in row}, key=lambda i: order.get(i, 0.0)):
        copies = [p for p in row if p.subject.id == sid]
        first = [p for p in copies if p.hero]
        rest = [p for p in copies if not p.hero]
        out += [*rest[: len(rest) // 2], *first, *rest[len(rest) // 2 :]]
    for p in [p for p in out if any(name == "between" for name, _ in p.subject.relations)]:
        sides = {other for name, other in p.subject.relations if name == "between"}
        out.remove(p)
        flank = [i for i, q in enumerate(out) if q.subject.id in sides]
        out.insert(flank[len(flank) // 2] if len(flank) > 1 else len(out) // 2, p)
    return out
