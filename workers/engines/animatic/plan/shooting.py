"""Reads how a sentence wants to be shot: move, framing, angle, pace, cut and focus."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

SLOW, FAST = 0.35, 12.0
"""Seconds of the story in a second of slow motion and of a time-lapse."""

_WHO = r"(?:the )?camera "
_HOW = r"(?:(?:slowly|gently|smoothly|quickly|steadily|gradually|softly|then|gracefully|rapidly) )*"
_FACE = r"(?:(?:his|her|their|its|the|an?|\w+'s) )?(?:[\w']+ )?(?:face|eyes)"
_MOVES: tuple[tuple[str, str, float], ...] = (
    (r"\b(?:dolly[- ]zoom|vertigo (?:effect|shot)|zolly|trombone shot)\b", "dolly_zoom", 0.8),
    (r"\b(?:whip[- ]?pan(?:s|ning)?|swish[- ]pan|camera whips (?:to|around|over))\b", "whip_pan", 0.6),
    (r"\b(?:rack(?:s|ing)? focus|focus[- ](?:pull|shift|rack)s?|pull(?:s|ing)? focus"
     r"|(?:the )?focus (?:shifts|moves|changes|racks|slides|drifts))\b",
     "rack_focus", 0.6),
    (rf"\b{_WHO}{_HOW}(?:mov|clos|creep|track|doll)\w*(?: slowly)? (?:in |up )?(?:on|to|into|onto|toward|towards)"
     rf" {_FACE}\b"
     rf"|\b(?:{_WHO})?{_HOW}(?:push|zoom)\w*(?: slowly)?[- ]in(?: shot)?(?: on| to| toward| towards| onto)? {_FACE}\b",
     "push_in", 0.7),
    (rf"\b(?:{_WHO})?{_HOW}pan(?:s|ning)?(?: slowly)?(?: from right)?(?: to the| to)? left\b|\bleft pan\b"
     r"|\bcamera (?:slides|trucks|moves)(?: slowly)?(?: to the)? left\b", "pan_left", 0.6),
    (rf"\b(?:{_WHO})?{_HOW}pan(?:s|ning)?(?: shot)?(?: slowly)?(?: from left)?(?: to the right| to right| right| across"
     r"| over| shot)?\b(?! ?(?:cake|of|with|on|pizza|fried|flute))(?<!a pan)(?<!the pan)(?<!frying pan)(?<!peter pan)"
     r"|\bcamera (?:slides|trucks|moves)(?: slowly)?(?: to the)? right\b",
     "pan_right", 0.6),
    (rf"\b(?:{_WHO})?{_HOW}tilt(?:s|ing)? down(?:wards?)?\b", "tilt_down", 0.7),
    (rf"\b(?:{_WHO})?{_HOW}tilt(?:s|ing)?(?: shot)?(?: up(?:wards?)?)\b|\bcamera {_HOW}tilts?\b|\btilt shot\b",
     "tilt_up", 0.7),
    (rf"\b{_WHO}{_HOW}(?:orbit|circl|arc|revolv|rotat|spin|swirl)\w*(?: slowly)?(?: all)?(?: the way)?(?: around)?\b"
     r"|\b(?:orbit(?:ing|al)? shot|360(?: ?degrees?| ?°)?(?: shot)?|arc shot|orbiting camera|bullet[- ]time)\b",
     "orbit", 0.75),
    (r"\bdrone(?: shot| footage| view| camera| video)\b"
     r"|^(?:a |the )?drone (?:is )?(?:fl|soar|glid|swoop|sweep|ris|hover|circl|mov|pass)\w*"
     r"(?= (?:over|across|above|through|along|around|past|toward|towards|low|high|up|between)\b)"
     r"|\baerial(?: shot| view| footage)?\b|\bfly[- ]?(?:over|through)\b"
     r"|\bfpv\b|\bhelicopter shot\b|\bcamera (?:flies|soars|glides|swoops)(?: over| above| through| across| down)?\b",
     "drone", 0.7),
    (rf"\bcrane (?:shot )?down\b|\b{_WHO}{_HOW}(?:cranes?|descends?|lowers?|sinks?)(?: down)?\b(?! up)",
     "crane_down", 0.7),
    (rf"\bcrane(?: shot| up)\b|\bjib shot\b|\b{_WHO}{_HOW}(?:cranes?|rises?|lifts?|ascends?|booms?)(?: up)?\b",
     "crane", 0.7),
    (r"\bhand[- ]?held(?: camera| shot| footage)?\b|\bshaky cam(?:era)?\b|\bfound footage\b|\bvlog\b"
     r"|\bselfie video\b|\bbodycam\b|\b(?:shot on |filmed on )(?:an? )?i?phone\b|\bcamera shakes?\b",
     "handheld", 0.7),
    (r"\btracking shot\b|\b(?:camera )?(?:follows|tracks|following shot)(?= (?:him|her|it|them|behind|along"
     r"|from)\b|,|\.|$)|\bfollow(?:ing)? shot\b|\bsteadicam\b|\bcamera (?:follows|tracks|following"
     r"|tracking)\b",
     "follow", 0.6),
    (rf"\b(?:{_WHO})?{_HOW}zoom(?:s|ing)?(?: slowly)?[- ](?:out|back|away)\b", "zoom_out", 0.8),
    (rf"\b{_WHO}{_HOW}(?:pull|push|mov|track|back)\w*(?: slowly)? (?:out|back|away)(?: from| to reveal)?\b"
     rf"|\b(?:{_WHO})?{_HOW}(?:dolly|dollies|dollying|pulls?|pulling)(?: slowly)? (?:back|away)\b|\bdolly[- ]out\b"
     r"|\b(?:slow )?pull[- ]?(?:back|out)(?: shot)?\b(?! (?:a|an|the|his|her|their|of)\b)",
     "pull", 0.8),
    (rf"\b(?:{_WHO})?{_HOW}(?:camera |slow |quick |crash )?zoom(?:s|ing)?(?: slowly)?"
     r"(?:[- ](?:in|into|toward|towards|forward))?(?: (?:on|onto|to))?\b(?! (?:call|meeting|past|by|down|along))",
     "zoom_in", 0.8),
    (rf"\b(?:{_WHO})?{_HOW}(?:push(?:es|ing)?)(?: slowly)?[- ](?:in|forward)\b"
     r"|\b(?:camera |slow )?doll(?:y|ies|ying)(?: shot)?(?: slowly)?(?:[- ](?:in|into|toward|towards|forward))?\b"
     rf"|\b{_WHO}{_HOW}(?:moves?|creeps?|glides?|travels?|push(?:es)?)(?: slowly)?"
     r" (?:in|into|toward|towards|forwards?|closer)\b",
     "dolly", 0.8),
    (r"\b(?:static|locked[- ](?:off|down)|fixed|still|stationary) (?:camera|shot|frame|wide shot|wide)\b"
     r"|\btripod(?: shot)?\b|\bcamera (?:is|stays|remains|holds) (?:still|static|fixed|locked)\b"
     r"|\block(?:ed)?[- ]off\b",
     "still", 0.0),
    (r"\bfirst[- ]person(?: view)?\b|\bpov(?: shot)?\b", "handheld", 0.4),
)  # fmt: skip
_FRAMINGS = (
    (r"\b(?:extreme )?close[- ]?ups?(?: shots?)?\b|\bmacro(?: shot)?\b|\btight shot\b|\bheadshot\b"
     r"|^close(?= *[,:])|\bportrait (?:shot|of)\b|\binsert shot\b", "close"),
    (r"\bmedium(?:[- ]close[- ]?up)?(?: shot)?\b(?= |,|$)(?! rare)|\bwaist[- ]up\b|\btwo[- ]shot\b"
     r"|\bcowboy shot\b|\bover[- ](?:the|her|his|their)[- ]shoulder\b|\bmid[- ]shot\b",
     "medium"),
    (r"\b(?:full[- ]body|full|long)[- ]shot\b|\bfull[- ]body\b", "full"),
    (r"\b(?:ultra |extreme )?wide(?:[- ]angle)?(?: shot| view| lens)\b|\b(?:ultra |extreme )?wide[- ]angle\b"
     r"|^wide(?= *[,:])|\bestablishing shot\b|\bpanoram(?:a|ic)\b(?: view| shot)?",
     "wide"),
)  # fmt: skip
_ANGLES = (
    (r"\bdutch (?:angle|tilt)\b|\b(?:canted|tilted) (?:angle|frame|camera|shot)\b", "dutch"),
    (r"\bover[- ](?:the|her|his|their)[- ]shoulder\b", "over"),
    (r"\b(?:from a |shot from a )?low[- ]angle(?: shot| view)?\b|\bworm'?s[- ]eye(?: view)?\b|\bseen from below\b"
     r"|\b(?:shot|filmed) from below\b|\blooking up at\b(?= (?:the|a|an|him|her) (?:camera))", "low"),
    (r"\b(?:from a |shot from a )?high[- ]angle(?: shot| view)?\b|\bbird'?s[- ]eye(?: view)?\b"
     r"|\b(?:overhead|top[- ]down)(?: shot| view)?\b|\b(?:seen|shot|filmed|viewed) from above\b"
     r"|\bgod'?s[- ]eye view\b", "high"),
)  # fmt: skip
_FROM_THE_AIR = re.compile(r"\bbird'?s[- ]eye|\bgod'?s[- ]eye|\boverhead|\btop[- ]down")
_PACES = (
    (r"\b(?:in )?(?:super |ultra )?slow[- ]?mo(?:tion)?\b|\bslowed down\b|\b(?:120|240|1000) ?fps\b", SLOW),
    (r"\b(?:a )?(?:time|hyper)[- ]?lapse(?: of)?\b|\bsped[- ]up\b|\bin fast[- ]forward\b|\bfast[- ]motion\b", FAST),
)  # fmt: skip
_HOURS = {"day": "day", "dawn": "dawn", "sunrise": "dawn", "morning": "dawn", "noon": "day", "afternoon": "day",
          "sunset": "dusk", "dusk": "dusk", "evening": "dusk", "night": "night", "midnight": "night"}  # fmt: skip
_PASSING = re.compile(rf"\b(?:from )?({'|'.join(_HOURS)}) (?:in)?to (?:{'|'.join(_HOURS)})\b")
_FROM_FOOT = re.compile(r"\bfrom (?:[\w']+ ){0,3}(boots|feet|shoes|toes|sneakers|heels|legs|hands|knees|hem)"
                        r"(?: up)?(?: to (?:[\w']+ ){0,2}(face|head|eyes|hat|smile))?\b")  # fmt: skip
"""What a tilt begins and ends with: parts of somebody rather than things."""
_MATCH = re.compile(r"\bmatch[- ]cuts?(?: to)?\b")
_RACKED = re.compile(
    r"\b(?:rack(?:s|ing)? focus|focus (?:shifts|moves|changes|racks|slides|drifts)|focus[- ]pull|pull(?:s|ing)? focus)"
    r"(?: from [\w' -]{2,60}? to| (?:to|on(?:to)?)) (?:the |an? |his |her )?([\w' -]{2,30})"
)


@dataclass(slots=True)
class Shooting:
    """How one sentence wants to be shot; empty where it does not say."""

    camera: str = ""
    strength: float = 0.5
    framing: str = ""
    angle: str = ""
    pace: float = 0.0
    match: bool = False
    focus: str = ""
    """The words for what the focus moves to."""
    begins: str = ""
    """The hour from which a time-lapse starts."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def read_shooting(doc: Doc, mark: Callable[[int, int], None], told: Shooting) -> None:
    """Read one sentence into `told`; `mark` is told the span of every phrase that spoke of the camera."""
    text = doc.text.lower().replace("’", "'")
    for pattern, name, strength in _MOVES:
        found = _compiled(pattern).search(text)
        if found and not told.camera:
            told.camera, told.strength = name, strength
            mark(*found.span())
    if told.camera.startswith("tilt") and (found := _FROM_FOOT.search(text)):
        for group in (1, 2):
            mark(*found.span(group))
    for pattern, framing in _FRAMINGS:
        if found := _compiled(pattern).search(text):
            told.framing = told.framing or framing
            mark(*found.span())
    for pattern, angle in _ANGLES:
        if found := _compiled(pattern).search(text):
            told.angle = told.angle or angle
            mark(*found.span())
    for pattern, pace in _PACES:
        if found := _compiled(pattern).search(text):
            told.pace = told.pace or pace
            mark(*found.span())
    if found := _MATCH.search(text):
        told.match = True
        mark(*found.span())
    if found := _RACKED.search(text):
        told.camera, told.focus = "rack_focus", found.group(1).strip()
    if found := _PASSING.search(text):
        told.begins = _HOURS[found.group(1)]
        mark(*found.span())
    if _FROM_THE_AIR.search(text):
        told.camera = told.camera or "drone"
        told.framing = told.framing or "wide"
