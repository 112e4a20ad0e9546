"""Plans a storyboard: shots with prompts and times of their own, and one cast that goes through all of them."""

from dataclasses import replace

from workers.engines.animatic.model import Plan
from workers.engines.animatic.plan import planner
from workers.engines.animatic.plan.parse import Parsed, Sentence, parse
from workers.engines.base import LONGEST_PROMPT, RenderRequest

_WORDLESS = "And so on."
"""Stands for a shot in which the parser finds no words."""


def plan_storyboard(request: RenderRequest) -> Plan:
    """Return the plan of a request with `shots`: each shot is one view, at its times, unless speech needs longer."""
    parsed = _parsed(request)
    reader, look = planner.read(parsed, request.style)
    first = replace(request, prompt=request.shots[0].prompt, shots=())
    return replace(planner.stage(first, reader, look, parsed), prompt=as_text(request))


def as_text(request: RenderRequest) -> str:
    """The storyboard as a prompt of plain text, as far as a prompt may be long."""
    shots = [f"Shot {n} ({s.start:g}-{s.end:g} s): {s.prompt.strip()}" for n, s in enumerate(request.shots, 1)]
    return "\n".join([*filter(None, [request.prompt.strip()]), *shots])[:LONGEST_PROMPT]


def _parsed(request: RenderRequest) -> Parsed:
    """All prompts as one reading; what the request's own prompt says holds from the first shot on."""
    sentences: list[Sentence] = []
    plain: list[str] = []
    for number, shot in enumerate(request.shots):
        lead = parse(request.prompt) if number == 0 and request.prompt.strip() else None
        own = parse(shot.prompt)
        found = [*(lead.sentences if lead else ()), *(own.sentences or parse(_WORDLESS).sentences)]
        for sentence in found:
            sentence.shot = number
        sentences += found
        plain += [lead.plain if lead else "", own.plain]
    return Parsed(sentences, [shot.end - shot.start for shot in request.shots], " ".join(filter(None, plain)))
