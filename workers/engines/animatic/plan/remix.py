"""Edits the plan of an earlier film as an instruction says: what it does not name stays as it was."""

import re
from dataclasses import replace

from workers.engines.animatic import catalogue
from workers.engines.animatic.model import Plan
from workers.engines.animatic.plan import planner, remix_edits
from workers.engines.animatic.plan.parse import parse
from workers.engines.animatic.plan.remix_desk import Desk
from workers.engines.animatic.plan.remix_frames import follow
from workers.engines.animatic.plan.remix_words import CUES, operation, pieces
from workers.engines.base import RenderRequest

_ORDINALS = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "final": -1}
_SCOPE = re.compile(
    r"(?i)[\s,]*\b(?:in|for|during|only in)\s+(?:the\s+(?P<word>first|opening|second|third|fourth|fifth|last|final)"
    r"\s+(?:shot|scene)|(?:shot|scene)\s+(?P<number>\d{1,2}))\b[\s,:]*"
)
_MOST_CHANGES = 24
_SCENE_WORDS = 9
"""So many words make a scene of their own, though they name no place."""


def plan_remix(request: RenderRequest) -> Plan:
    """Return the parent's plan with what the request's prompt asks for; raises ValueError where the parent is no plan.

    Length, shape and rate are the request's: the parent's times stretch with the length. Its seed stays the parent's,
    so that streets and faces are the same; the request's decides what is new.
    """
    parent = stored_plan(request.parent, "parent")
    if _is_scene_of_its_own(request, parent):
        return planner.make_plan(replace(request, parent="", style=request.style or _kept_style(request, parent)))
    plan = remix_edits.resized(parent, request.seconds, request.width, request.height, request.fps)
    wishes = pieces(request.prompt)
    if len(wishes) > _MOST_CHANGES:
        plan = replace(plan, left_out=(*plan.left_out, f"the changes after the {_MOST_CHANGES}th"))
    for piece in wishes[:_MOST_CHANGES]:
        said, scope = _scoped(piece, plan)
        desk = Desk(plan, request.seed, scope)
        for sentence in parse(said).sentences:
            follow(desk, sentence)
        if desk.plan == plan:
            desk.leave_out(f"“{piece}”: the film is so already")
        plan = desk.plan
    if request.style in catalogue.STYLES and request.style:
        plan = replace(plan, style=request.style)
    plan = remix_edits.keep_voices(plan, parent)
    return replace(plan, prompt=request.prompt, left_out=tuple(dict.fromkeys(plan.left_out)))


def stored_plan(text: str, name: str) -> Plan:
    """Read a plan that came with a request; raises ValueError with words for a person."""
    try:
        plan = Plan.from_json(text)
        RenderRequest("as it is", plan.seconds, plan.width, plan.height, plan.fps, plan.seed)  # within what is filmed
        return plan
    except (ValueError, TypeError) as error:
        raise ValueError(f"{name} is not a plan of this engine: {error}") from None


def _scoped(piece: str, plan: Plan) -> tuple[str, remix_edits.Scope]:
    """Split off "in the second shot"; return what is left, and the shots it is about."""
    found = _SCOPE.search(piece)
    if found is None:
        return piece, remix_edits.everywhere(plan)
    count = len(plan.shots)
    number = int(found["number"]) - 1 if found["number"] else _ORDINALS[found["word"].lower()] % count
    if not 0 <= number < count:
        return piece, remix_edits.everywhere(plan)
    return _SCOPE.sub(" ", piece).strip(), frozenset({number})


def _is_scene_of_its_own(request: RenderRequest, parent: Plan) -> bool:
    """Whether an instruction names nothing of the parent and describes a whole scene."""
    parsed = parse(request.prompt)
    if not parsed.sentences or CUES.search(parsed.plain):
        return False
    first = next((t for t in parsed.sentences[0].doc if t.pos_ in {"VERB", "AUX"}), None)
    imperative = first is not None and first.tag_ in {"VB", "VBP"} and first.i <= 1
    if imperative and first is not None and operation(first.lemma_.lower()):
        return False
    desk = Desk(parent, request.seed, remix_edits.everywhere(parent))
    reader, _ = planner.read(parsed, "", desk.known)
    story = reader.notes.story
    if any(d in desk.known for here in reader.notes.drafts for d in here.values()):
        return False
    new = [d for d in story.drafts if d not in desk.known]
    acts = any(d.who in new for d in story.deeds) or len(parsed.plain.split()) >= _SCENE_WORDS
    full = any(p.set for p in story.places) or len(parsed.plain.split()) >= _SCENE_WORDS
    return bool(new) and acts and full


def _kept_style(request: RenderRequest, parent: Plan) -> str:
    """The parent's style, unless the new scene names one."""
    asked = planner.make_plan(replace(request, parent="")).style
    return asked or parent.style
