"""What a plan understood of its prompt, in a few words for a person: "Chef and girl", "kitchen", "night", "rain"."""

from collections.abc import Sequence

from workers.engines.animatic.model import Plan, Subject
from workers.engines.animatic.stage.measures import SIZES

NUMBERS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MOST_NAMED = 3
"""More of them are counted, not named."""

ALIVE = ("person", "quadruped", "bird", "fish")
LARGE = 60
"""Of a thing beside people of 100."""

PLACES = {"neon_alley": "neon alley", "court": "sports court", "stage": "on stage", "abstract": "nowhere in particular"}
HOURS = {"dawn": "dawn", "dusk": "dusk", "night": "night"}
WEATHERS = {"cloudy": "clouds", "rain": "rain", "snow": "snow", "fog": "fog", "storm": "storm", "wind": "wind"}
STYLES = {"8bit": "8-bit", "cel": "anime cel", "paper": "paper cut-out", "vintage": "vintage film"}
NO_ARTICLE = frozenset({"somebody", "someone", "bread", "rice", "water", "fire", "smoke", "soup"})
PLURALS = {"man": "men", "woman": "women", "person": "people", "child": "children", "mouse": "mice", "goose": "geese",
           "wolf": "wolves", "foot": "feet", "fish": "fish", "sheep": "sheep", "deer": "deer"}  # fmt: skip


def gist(plan: Plan) -> tuple[str, ...]:
    """Who, where, when, in which weather and which style; what the prompt left open and is plain is left out."""
    first = plan.shots[0]
    places = list(dict.fromkeys(_place(shot.set) for shot in plan.shots))
    weather = next((WEATHERS[shot.weather] for shot in plan.shots if shot.weather in WEATHERS), "")
    where = ", then ".join(places[:2]) + (" and on" if len(places) > 2 else "")
    style = STYLES.get(plan.style, plan.style.replace("_", " "))
    parts = (_who(plan.subjects), where, HOURS.get(first.hour, ""), weather, "" if style in where else style)
    return tuple(part for part in parts if part)


def is_grounded(plan: Plan) -> bool:
    """Whether the picture shows something that the prompt names: a word or two may name nothing, as "the" does."""
    prompt = plan.prompt.lower()
    named = any(subject.word.lower() in prompt for subject in plan.subjects if subject.word)
    return named or any(_place(shot.set) in prompt for shot in plan.shots)


def _place(name: str) -> str:
    return PLACES.get(name, name.replace("_", " "))


def _who(subjects: Sequence[Subject]) -> str:
    """People and animals, then what is as large as they are; small things only where there is little else."""
    seen = [subject for subject in subjects if subject.kind != "text"]
    large = sorted((subject for subject in seen if _is_large(subject)), key=lambda subject: subject.kind not in ALIVE)
    small = [subject for subject in seen if not _is_large(subject)]
    named = list(dict.fromkeys(_called(subject) for subject in (*large, *small[: max(0, 2 - len(large))])))
    if not named:
        return ""
    if len(named) > MOST_NAMED:
        kept = named[: MOST_NAMED - 1]
        said = f"{', '.join(kept)} and {len(named) - len(kept)} more"
    else:
        said = " and ".join((", ".join(named[:-1]), named[-1])) if len(named) > 1 else named[0]
    return said[:1].upper() + said[1:]


def _is_large(subject: Subject) -> bool:
    return subject.kind in (*ALIVE, "vehicle") or SIZES.get(subject.art, LARGE if "_" in subject.art else 0) >= LARGE


def _called(subject: Subject) -> str:
    word = " ".join(subject.word.split())
    if subject.count > 1:
        number = NUMBERS[subject.count] if subject.count < len(NUMBERS) else str(subject.count)
        return f"{number} {_plural(word)}"
    if word[:1].isupper() or word.lower() in NO_ARTICLE or _is_plural(word):
        return word
    return f"{'an' if word[:1].lower() in 'aeiou' else 'a'} {word}"


def _is_plural(word: str) -> bool:
    last = word.rpartition(" ")[2].lower()
    return last in PLURALS.values() or last.endswith("s") and not last.endswith(("ss", "us"))


def _plural(word: str) -> str:
    head, _, last = word.rpartition(" ")
    if _is_plural(last):
        return word
    lower = last.lower()
    if lower in PLURALS:
        last = PLURALS[lower]
    elif lower.endswith(("s", "x", "ch", "sh")):
        last += "es"
    elif lower.endswith("y") and lower[-2:-1] not in "aeiou":
        last = last[:-1] + "ies"
    else:
        last += "s"
    return f"{head} {last}".strip()
