"""Knows somebody again from shot to shot: "a woman" in the second shot of a storyboard is the woman of the first."""

import dataclasses

from spacy.tokens import Token

from workers.engines.animatic.plan import cast
from workers.engines.animatic.plan.draft import Draft, Story
from workers.engines.animatic.plan.notes import Notes

_ANOTHER = {"another", "other", "second", "third", "different", "new", "next"}


def unite(notes: Notes) -> None:
    """Make one subject of those that different shots name alike, unless they are told apart."""
    story, named = notes.story, _named(notes)
    for later in list(story.drafts):
        earlier = next((d for d in story.drafts if _same(d, later, named)), None)
        if earlier is not None:
            _merge(story, earlier, later)
            for here in notes.drafts:
                here.update({i: earlier for i, d in here.items() if d is later})
            named[earlier.id] |= named.pop(later.id)


def _named(notes: Notes) -> dict[str, set[int]]:
    """The shots in which each subject is called by its name; those told apart from an earlier one are left out."""
    named: dict[str, set[int]] = {}
    apart: set[str] = set()
    for number, (sentence, here) in enumerate(zip(notes.parsed.sentences, notes.drafts, strict=True)):
        for index, draft in here.items():
            if sentence.doc[index].pos_ != "PRON":
                named.setdefault(draft.id, set()).add(sentence.shot)
            if _another(notes, number, index):
                apart.add(draft.id)
    return {name: shots for name, shots in named.items() if name not in apart}


def _another(notes: Notes, number: int, index: int) -> bool:
    token: Token = notes.parsed.sentences[number].doc[index]
    return any(left.lower_ in _ANOTHER for left in token.lefts)


def _same(earlier: Draft, later: Draft, named: dict[str, set[int]]) -> bool:
    """Whether a draft of a later shot may be one of an earlier shot: the same word, as many, nothing against it."""
    before, after = named.get(earlier.id, set()), named.get(later.id, set())
    if not before or not after or min(after) <= max(before) or later.kind == "text":
        return False
    if (earlier.lemma, earlier.kind, earlier.count) != (later.lemma, later.kind, later.count):
        return False
    new = later.mods - earlier.mods - cast.PLAIN_ADJECTIVES
    return not (new and earlier.mods - cast.PLAIN_ADJECTIVES) and _agree(earlier, later)


def _agree(earlier: Draft, later: Draft) -> bool:
    """Whether no colour, age or garment of one contradicts the other's."""
    shared = set(earlier.look) & set(later.look) - {"emotion", "item"}
    return all(earlier.look[key] == later.look[key] for key in shared)


def _merge(story: Story, earlier: Draft, later: Draft) -> None:
    earlier.look = later.look | earlier.look
    earlier.shots |= later.shots
    earlier.mentions |= later.mentions
    earlier.relations += [pair for pair in later.relations if pair[1] is not earlier]
    for draft in story.drafts:
        draft.relations[:] = [(name, earlier if other is later else other) for name, other in draft.relations]
    story.deeds[:] = [
        dataclasses.replace(
            d, who=earlier if d.who is later else d.who, target=earlier if d.target is later else d.target
        )
        for d in story.deeds
    ]
    for speech in story.speeches:
        if speech.speaker is later:
            speech.speaker = earlier
    story.drafts.remove(later)
