"""Phrases that name one thing in several words, put so that the parser sees one noun: "a tower of wooden blocks"."""

import re
from collections.abc import Callable

_SOME = r"(?:(?:all|the|ten|nine|some|of|down|over|a|row|set|white|bowling) )*"
_WHOLES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\b(?:towers?|stacks?|piles?) of (?:\w+ )?(?:blocks|bricks|cubes)\b", "block tower"),
    (r"\b(?:rows?|lines?|chains?|trails?) of (?:falling )?domino(?:e?s)?\b", "domino row"),
    (
        r"\b(?:sailing |tall |wooden |pirate )?(?:ship|boat|sailboat) in(?:side)? (?:a|the|its) (?:glass )?bottle\b",
        "bottled ship",
    ),
    (
        r"\bbowling balls? (?:knock|strike|hit|crash|roll|smash|bowl)(?:s|es|ing)?"
        r"(?: (?:down|over|into|through|toward|towards|at))* " + _SOME + r"(?:pins?|skittles)(?: (?:down|over))?\b",
        "bowling ball rolls",
    ),
    (
        r"\b(?:ten|nine|all|some|the)? ?bowling pins (?:fall|topple|are knocked)(?:ing)?(?: (?:down|over))?\b",
        "bowling ball rolls",
    ),
    (r"\bdominos\b", "dominoes"),
    (r"\btug[- ]of[- ]war\b", "tugofwar"),
    (r"\b(?:car|bus|truck|van|train|house) roof\b", lambda m: m[0].split()[0]),
    (r"(?<=in )(?:a|the|its|his|her) (?:running |exercise )?wheel(?= *(?:$|[.,]))", "a hamster wheel"),
    (r"\b((?:gold)?fish) in (?:a|its|the) bowl\b", r"\1 in a fishbowl"),
    (r"\bhands of (?:a|the) clock\b", "clock"),
)


def as_one(text: str) -> str:
    """The text with every such phrase named in one."""
    for pattern, whole in _WHOLES:
        text = re.sub(pattern, whole, text, flags=re.IGNORECASE)
    return text
