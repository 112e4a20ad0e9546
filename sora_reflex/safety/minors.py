"""Refuses children and teenagers in sexual or harmful scenes: strictly, by words; meaning adds the rest."""

import re

from sora_reflex.models import Decision
from sora_reflex.safety.schemas import Ruling
from sora_reflex.safety.words import MESSAGES

_MINOR = re.compile(
    r"\b(?:child(?:ren)?|kids?|kiddos?|toddlers?|bab(?:y|ies)|infants?|newborns?|minors?|pre-?teens?|teens?|tweens?|"
    r"teenage(?:r|rs|d)?|adolescents?|juveniles?|school-?(?:girl|boy|child|kid)s?|little (?:girl|boy|one)s?|"
    r"young (?:girl|boy)s?|girls?|boys?|underage|lolis?|lolita|shota|pupils?|kindergart\w+|preschoolers?|"
    r"(?:1[0-7]|[1-9])[- ](?:years?|yrs?)[- ]olds?|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
    r"[- ]years?[- ]olds?|aged? (?:1[0-7]|[1-9]))\b",
    re.IGNORECASE,
)

_SEXUAL = re.compile(
    r"\b(?:naked(?:ness)?|nude|nudity|nudes|undress\w*|unclothed|topless|bottomless|lingerie|underwear|panties|thong|"
    r"strip(?:s|ping|tease|per)?|sex\w*|erotic\w*|sensual\w*|seduc\w*|aroused?|arousing|fetish\w*|porn\w*|horny|"
    r"lust\w*|molest\w*|grop(?:e|es|ed|ing)|fondl\w*|makes? out|making out|provocative\w*|suggestive\w*|"
    r"without (?:any )?clothes|no clothes|bare (?:chest|breast|bottom|skin)\w*|breasts?|nipples?|genitals?|"
    r"rap(?:e|es|ed|ing)|incest\w*|masturbat\w*)\b",
    re.IGNORECASE,
)

_HARM = re.compile(
    r"\b(?:tortur\w*|behead\w*|stab(?:s|bed|bing)?|murder\w*|kill(?:s|ed|ing)?|strangl\w*|suffocat\w*|drown(?:s|ed|ing)|"
    r"abus(?:e|es|ed|ing)|beaten|beats? up|beating up|whip(?:s|ped|ping)|kidnap\w*|abduct\w*|traffick\w*|"
    r"bleed(?:s|ing)?|blood(?:y|ied|soaked)?|gore|gory|mutilat\w*|dismember\w*|corpses?|dead body|"
    r"sho(?:ots?|oting|t) (?:at )?(?:people|someone|somebody|him|her|them|each other|dead)|"
    r"suicide|self-?harm\w*|drugs?|cocaine|heroin|"
    r"drunk|gets? drunk|hang(?:s|ed) (?:him|her)self)\b",
    re.IGNORECASE,
)

_FINE = re.compile(
    r"\b(?:naked (?:mole|eyes?|trees?|branch\w*|rock|flame|wall)|strips? of|comic strips?|film strips?|airstrip|"
    r"chicken breasts?|robin'?s? breast|unisex|blood (?:orange|moon)|killer whales?|killing time|shooting stars?|"
    r"drug ?store|sex(?:tant|tet|tuplets?)|baby (?:animals?|dragons?|goats?|elephants?|ducks?|pandas?)|cow-?boys?)\b",
    re.IGNORECASE,
)
"""Everyday phrases that hold one of the words above."""


def find(prompt: str) -> tuple[int, int] | None:
    """Where a prompt speaks of somebody under age, or who may be."""
    found = _MINOR.search(blanked(prompt))
    return found.span() if found else None


def check(prompt: str) -> list[Ruling]:
    """Refuse a child and a sexual or harmful word in one prompt, wherever in it they stand."""
    text = blanked(prompt)
    who = _MINOR.search(text)
    what = _SEXUAL.search(text) or _HARM.search(text)
    if who is None or what is None:
        return []
    evidence = {
        "text": prompt[what.start() : what.end()],
        "span": list(what.span()),
        "who": prompt[who.start() : who.end()],
        "who_span": list(who.span()),
    }
    return [Ruling(decision=Decision.REFUSE, rule="minors", message=MESSAGES["minors"], evidence=evidence)]


def blanked(prompt: str) -> str:
    """The prompt with everyday phrases blanked out, so that places stay the same."""
    return _FINE.sub(lambda match: " " * len(match.group()), prompt)
