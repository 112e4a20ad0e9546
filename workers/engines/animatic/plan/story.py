"""Walks the parsed sentences and writes down who is there, what they do and what they say."""

from workers.engines.animatic.plan import events, scene
from workers.engines.animatic.plan.account import Account
from workers.engines.animatic.plan.deeds import Deeds
from workers.engines.animatic.plan.dialogue import Dialogue
from workers.engines.animatic.plan.notes import Notes
from workers.engines.animatic.plan.nouns import IGNORED, Nouns
from workers.engines.animatic.plan.parse import Parsed
from workers.engines.animatic.plan.relations import Relations


class Reader:
    """Reads one prompt; `notes.story` holds what it found."""

    def __init__(self, parsed: Parsed) -> None:
        self.notes = Notes(parsed)
        self.account = Account(self.notes, IGNORED)

    def read_scenes(self) -> None:
        for sentence, used in zip(self.notes.parsed.sentences, self.notes.used, strict=True):
            self.notes.story.places.append(scene.read_place(sentence.doc, used))
            self.notes.story.shots.append(sentence.shot)

    def read_people_and_deeds(self) -> None:
        nouns, deeds, dialogue = Nouns(self.notes), Deeds(self.notes), Dialogue(self.notes)
        relations = Relations(self.notes)
        for number, sentence in enumerate(self.notes.parsed.sentences):
            dialogue.read_texts(number, sentence)
            dialogue.read_unquoted(number, sentence)
            nouns.read(number, sentence)
            events.read_bustle(self.notes, number, sentence)
            deeds.read(number, sentence)
            relations.read(number, sentence)
            dialogue.read(number, sentence)
        events.tell_apart(self.notes)
        self.account.settle()
