"""The desk at which a plan is edited: reads words against the cast that is there and writes down what they change."""

import dataclasses
from dataclasses import replace
from random import Random

from workers.engines.animatic.model import Beat, Line, Move, Plan, Shot, Subject
from workers.engines.animatic.plan import planner, remix_edits
from workers.engines.animatic.plan.draft import Deed, Draft, Place, Story
from workers.engines.animatic.plan.feel import Look
from workers.engines.animatic.plan.glosses import MOODS
from workers.engines.animatic.plan.lexicon import lexicon
from workers.engines.animatic.plan.match import matcher
from workers.engines.animatic.plan.parse import as_typed, parse
from workers.engines.animatic.plan.remix_cast import drafts_of, rewritten, settle_look, unique_id
from workers.engines.animatic.plan.remix_words import LATER, TOO
from workers.engines.animatic.plan.story import Reader

_LIKELY = 0.5
_ONE_WORD = {text for texts in MOODS.values() for text in texts if " " not in text}
_HALF = 0.55
"""Where "then" begins, as a share of the film."""
_SILENT = {"talk"}
"""Deeds that show anyhow, by the mouth."""
_OF_SHOTS = {field.name for field in dataclasses.fields(Shot)}


class Desk:
    """One plan while one clause of an instruction is read."""

    def __init__(self, plan: Plan, seed: int, scope: remix_edits.Scope) -> None:
        self.plan, self.seed, self.scope = plan, seed, scope
        self.late = False
        """Whether the clause began with "then"."""
        self._noted: tuple[Plan, list[Draft]] = plan, drafts_of(plan)

    @property
    def known(self) -> list[Draft]:
        """The subjects of the plan as notes: change one, then `write` it."""
        if self._noted[0] is not self.plan:
            self._noted = self.plan, drafts_of(self.plan)
        return self._noted[1]

    def leave_out(self, *what: str) -> None:
        self.plan = replace(self.plan, left_out=(*self.plan.left_out, *what))

    def peek(self, text: str) -> tuple[Reader, Look]:
        """Read words without letting them change anything."""
        return planner.read(parse(text), "", drafts_of(self.plan))

    def apply(self, text: str, acts: bool = True) -> bool:
        """Let words change the plan: place, cast, deeds, lines; say whether they did. Not `acts`: nobody's deeds."""
        parsed = parse(text)
        if not parsed.sentences:
            return False
        known = drafts_of(self.plan)
        reader, look = planner.read(parsed, "", known)
        story, before = reader.notes.story, self.plan
        begin = round(_HALF * self.plan.seconds, 3) if self.late or LATER.search(parsed.plain) else 0.0
        self._places(story)
        self.look(look, parsed.plain)
        self._cast(story, known)
        if acts:
            self._deeds(story, begin)
        self._speeches(story, begin, bool(TOO.search(parsed.plain)) or begin > 0)
        changed = self.plan != before
        self.leave_out(*(as_typed(what) for what in (*story.left_out, *look.left_out)))
        return changed or bool(story.left_out)

    # ---- where and when

    def _places(self, story: Story) -> None:
        usual = Place()
        for place in story.places:
            self.set_place(place, usual)

    def set_place(self, place: Place, usual: Place) -> None:
        """Set in the shots in scope what a place names; fields of both are matched by name."""
        for field in dataclasses.fields(Place):
            value = getattr(place, field.name)
            if value == getattr(usual, field.name) or field.name == "strength":
                continue
            if field.name == "camera":
                value = Move(value, place.strength)
            if field.name in _OF_SHOTS:
                self.plan = remix_edits.with_shots(self.plan, self.scope, **{field.name: value})
        if place.season and not place.weather:
            self.plan = remix_edits.in_season(self.plan, self.scope)

    def look(self, look: Look, text: str) -> bool:
        """Take over the style, sounds and music that words name, and the mood where they really name one."""
        before = self.plan
        self.plan = replace(
            self.plan,
            style=look.style or self.plan.style,
            mood=named_mood(text) or self.plan.mood,
            sounds=(*self.plan.sounds, *(s for s in look.sounds if s not in self.plan.sounds)),
            music=self.plan.music and look.music,
        )
        return self.plan != before

    def nearest(self, text: str) -> bool:
        """Take words for the mood or the style that they come nearest to."""
        style, mood = matcher().best("styles", text), matcher().best("moods", text)
        if max(style.score, mood.score) < _LIKELY:
            return False
        if style.score > mood.score:
            self.plan = replace(self.plan, style=style.name)
        else:
            self.plan = replace(self.plan, mood=mood.name)
        return True

    # ---- who

    def _cast(self, story: Story, known: list[Draft]) -> None:
        """Write back whoever has changed, and bring in whoever is new."""
        old = {s.id: s for s in self.plan.subjects}
        taken = set(old)
        new = [d for d in story.drafts if d not in known and not (d.kind == "text" and len(d.word) > 60)]
        for draft in new:
            draft.id = unique_id(draft, taken)
            taken.add(draft.id)
        for draft in known:
            self.write(draft)
        added = [self._subject(draft) for draft in new]
        if added:
            self.plan = remix_edits.with_subjects(self.plan, added, self.scope)

    def write(self, draft: Draft) -> None:
        """Put a changed draft of somebody who is there back into the plan."""
        subject = next(s for s in self.plan.subjects if s.id == draft.id)
        self.plan = remix_edits.with_subject(self.plan, rewritten(subject, draft, self.seed))

    def _subject(self, draft: Draft) -> Subject:
        settle_look(draft, {}, Random(f"{self.seed}|{draft.id}"))
        like = next((s for s in self.plan.subjects if (s.kind, s.art) == (draft.kind, draft.art) and s.art), None)
        resting = Beat({"fish": "swim"}.get(draft.kind, "idle"), 0.0, self.plan.seconds)
        return Subject(
            id=draft.id, word=as_typed(draft.word), kind=draft.kind, art=draft.art, look=dict(draft.look),
            count=max(1, draft.count), size=round(draft.size, 3), beats=like.beats if like else (resting,),
            relations=tuple((name, other.id) for name, other in draft.relations if other.id),
        )  # fmt: skip

    # ---- what they do and say

    def _deeds(self, story: Story, begin: float) -> None:
        spans = [self.plan.shots[n] for n in sorted(self.scope)]
        first = max(begin, spans[0].start)
        end = spans[-1].end
        by_id = {s.id: s for s in self.plan.subjects}
        for draft in story.drafts:
            speaks = any(s.speaker is draft for s in story.speeches)
            deeds = [d for d in story.deeds if d.who is draft and not (speaks and d.verb in _SILENT)]
            subject = by_id.get(draft.id)
            if not deeds or subject is None or first >= end:
                continue
            shown = list({d.verb: d for d in sorted(deeds, key=lambda d: (d.sentence, d.order))}.values())[:4]
            beats = [_beat(deed, by_id) for deed in shown]
            self.plan = remix_edits.with_subject(self.plan, remix_edits.with_deeds(subject, beats, first, end))

    def _speeches(self, story: Story, begin: float, keep: bool) -> None:
        ids = {s.id for s in self.plan.subjects}
        lines = [
            Line(s.text, s.speaker.id if s.speaker is not None and s.speaker.id in ids else "narrator", s.delivery)
            for s in story.speeches
        ]
        if lines:
            start = max(begin, min(self.plan.shots[n].start for n in self.scope))
            self.plan = remix_edits.with_lines(self.plan, lines, start, keep)


def named_mood(text: str) -> str:
    """Return the mood that one of the words names, in any degree, or an empty string."""
    words = (t.strip(".,!?") for t in text.split())
    named = {w for t in words for w in (t, _plain(t)) if t in _ONE_WORD or lexicon().is_other(w)}
    return next((m for m, texts in MOODS.items() if named & {w for t in texts for w in t.split()}), "")


def _beat(deed: Deed, by_id: dict[str, Subject]) -> Beat:
    target = deed.target.id if deed.target is not None and deed.target.id in by_id else ""
    return Beat(deed.verb, 0.0, 0.0, deed.manner, target)


def _plain(word: str) -> str:
    """Return an adjective without its degree: "happier" is "happy"."""
    if word.endswith("ier"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith("er") and len(word) > 4 else word
