"""Reads a storyboard file: the shots of a film with their prompts and times, as text or as JSON."""

import json
import re
from dataclasses import dataclass
from typing import Any

from workers.engines.base import StoryShot

USUAL_SECONDS = 10.0
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*s?\s*[-–—]\s*(\d+(?:\.\d+)?)\s*s?\s*:\s*(.+)")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*s?\s*:\s*(.+)")


class BadStoryboard(ValueError):
    """The file is no storyboard; the message says why, for a person."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A shot as written: its length in seconds, or 0 where it names none."""

    prompt: str
    seconds: float


def read_storyboard(text: str, seconds: float | None = None) -> tuple[str, tuple[StoryShot, ...]]:
    """Read the text of a storyboard file.

    As text, one line is one shot, with its length or its times before a colon, or nothing; empty lines and those that
    begin with # do not count:

        4: A woman waits at a bus stop in the rain
        4-7: Close-up: she says "At last."
        The bus comes.

    As JSON, a list of {"prompt": ..., "seconds": ...} or of {"prompt": ..., "start": ..., "end": ...}, or an object
    with such a list under "shots", and under "prompt" what holds for all of them.

    Args:
        text: The file's text.
        seconds: Length of the film; without it the shots' own lengths add up.

    Returns:
        What holds for all shots, and the shots, one after the other from 0 to the film's length. Shots without a
        length are as long as those that have one are on average.
    """
    lead, drafts = _from_json(text) if text.lstrip()[:1] in {"[", "{"} else ("", _from_text(text))
    if not drafts:
        raise BadStoryboard("it holds no shots")
    known = [draft.seconds for draft in drafts if draft.seconds > 0]
    usual = sum(known) / len(known) if known else (seconds or USUAL_SECONDS) / len(drafts)
    lengths = [draft.seconds or usual for draft in drafts]
    scale = seconds / sum(lengths) if seconds else 1.0
    shots, at = [], 0.0
    for draft, length in zip(drafts, lengths, strict=True):
        end = round(at + length * scale, 3)
        shots.append(StoryShot(draft.prompt, at, end))
        at = end
    return lead, tuple(shots)


def _from_text(text: str) -> list[_Draft]:
    drafts: list[_Draft] = []
    for line in (line.strip() for line in text.splitlines()):
        if not line or line.startswith("#"):
            continue
        if span := _SPAN.fullmatch(line):
            drafts.append(_Draft(span[3].strip(), _between(float(span[1]), float(span[2]), drafts)))
        elif length := _LENGTH.fullmatch(line):
            drafts.append(_Draft(length[2].strip(), float(length[1])))
        else:
            drafts.append(_Draft(line, 0.0))
    return drafts


def _from_json(text: str) -> tuple[str, list[_Draft]]:
    try:
        data: Any = json.loads(text)
    except ValueError as error:
        raise BadStoryboard(f"it is not JSON: {error}") from None
    lead = str(data.get("prompt", "")) if isinstance(data, dict) else ""
    shots = data.get("shots") if isinstance(data, dict) else data
    if not isinstance(shots, list):
        raise BadStoryboard('it has no list of "shots"')
    drafts: list[_Draft] = []
    for number, shot in enumerate(shots, 1):
        try:
            seconds = float(shot.get("seconds", 0.0))
            if "end" in shot:
                seconds = _between(float(shot["start"]), float(shot["end"]), drafts)
            drafts.append(_Draft(str(shot["prompt"]), seconds))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            if isinstance(error, BadStoryboard):
                raise
            raise BadStoryboard(f'shot {number} needs a "prompt", and "seconds" or "start" and "end"') from None
    return lead, drafts


def _between(start: float, end: float, before: list[_Draft]) -> float:
    """The length of a shot that names its times, which must follow those of the shots before it."""
    at = sum(draft.seconds for draft in before)
    if all(draft.seconds for draft in before) and abs(start - at) > 0.02:
        raise BadStoryboard(f"shot {len(before) + 1} must start at {at:g} s, not {start:g}")
    if end <= start:
        raise BadStoryboard(f"shot {len(before) + 1} must end after it starts")
    return end - start
