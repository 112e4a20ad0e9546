"""Fits a deed to who does it: games told from music, bodies for what needs hands, vehicles that go in their own way."""

from spacy.tokens import Token

from workers.engines.animatic.art.built import BUILT
from workers.engines.animatic.art.creatures import CREATURES
from workers.engines.animatic.art.person.actions import ACTIONS
from workers.engines.animatic.plan import cast
from workers.engines.animatic.plan.act import HUMAN, Acted
from workers.engines.animatic.plan.draft import Draft
from workers.engines.animatic.plan.lexicon import lexicon

HELD_INSTRUMENTS = {"guitar", "violin", "trumpet", "saxophone", "accordion", "banjo", "flute", "maracas", "microphone",
                     "video-game", "mobile-phone", "joystick"}  # fmt: skip
STANDING_INSTRUMENTS = {"piano", "drum", "long-drum", "musical-keyboard"}
_BOATS = {name for name, made in BUILT.items() if made.vehicle == "sail"} | {
    "sailboat", "canoe", "speedboat", "ship", "ferry", "motor-boat", "passenger-ship",
}  # fmt: skip
_FLIERS = {name for name, made in BUILT.items() if made.vehicle == "fly"} | {
    "airplane", "small-airplane", "helicopter", "rocket", "spaceship", "flying-saucer", "hot_air_balloon",
}  # fmt: skip
_GAMES = {"catch": "throw", "fetch": "run", "tag": "run", "frisbee": "throw", "football": "kick", "soccer": "kick",
          "basketball": "jump", "hockey": "surf",
          "volleyball": "jump", "tennis": "swing", "badminton": "swing", "cricket": "swing", "baseball": "swing",
          "hopscotch": "jump", "hide": "run", "tugofwar": "pull",
          "prank": "laugh", "dead": "sleep", "game": "think", "cards": "think",
          "card": "think", "golf": "swing", "dodgeball": "throw", "rugby": "kick", "seek": "run"}  # fmt: skip
_MUSICIANS = {"pianist", "musician", "band", "orchestra", "cellist", "busker", "rockstar", "quartet", "dj", "drummer",
              "guitarist", "violinist", "saxophonist", "trumpeter"}  # fmt: skip
_MUSIC = {"music", "song", "jazz", "solo", "melody", "tune", "blues", "rock", "instrument", "note", "concert",
          "symphony",
          "lullaby", "flute", "bass", "horn", "riff", "chord"}  # fmt: skip
_BOARDS = {"chess-pawn", "slot-machine", "game-die", "joker", "mahjong-red-dragon"}
"""What is played with the head."""
_WAYS = {"sail": _BOATS, "fly": _FLIERS, "swim": {"submarine"}}


def played(token: Token, who: Draft | None, target: Draft | None, done: Acted | None) -> Acted | None:
    """Tell games from music: nobody takes out a guitar to play catch."""
    objects = [c for c in token.children if c.dep_ in {"dobj", "dative"}]
    for word in objects:
        if cast.lemma_of(word) in _GAMES:
            return Acted(_GAMES[cast.lemma_of(word)])
    names = {cast.lemma_of(o) for o in objects}
    toy = target is not None and target.kind == "prop" and target.art not in HELD_INSTRUMENTS | STANDING_INSTRUMENTS
    if toy and who is not None and target is not None and not names & _MUSIC:
        musical = bool(who.look.get("item")) or who.lemma in _MUSICIANS
        if not musical:
            who.relations.append(("beside", target))
        if musical or "game" in set(lexicon().noun_chain(target.lemma, 6)) or target.art in _BOARDS:
            return done if musical else Acted("think")
        return Acted("kneel" if who.kind == "person" else "jump")
    musician = who is not None and (who.look.get("item") or who.kind != "person" or who.lemma in _MUSICIANS)
    if target is not None and target.kind == "prop" or names & _MUSIC or musician:
        return done
    if target is not None and not target.alive and who is not None and who.kind == "person":
        return Acted("kneel")
    return Acted("jump") if not objects or target is not None else done


def stands_up(name: str, who: Draft, target: Draft | None) -> bool:
    """Whether a deed needs hands, so that an animal or a thing gets a body to do it with."""
    beast = cast.is_beast(who)
    if who.kind in {"bird", "fish"} and name in ACTIONS and not (ACTIONS[name].item or ACTIONS[name].needs):
        return False  # wings and fins will do where no tool is handled
    own = who.art in CREATURES and name in CREATURES[who.art].deeds
    if own or (beast or who.art in CREATURES) and not cast.has_head(who):
        return False
    if who.kind == "prop" and not beast:
        speaks = name in {"talk", "sing", "read", "cook", "paint", "play", "drink", "eat", "cheer", "think"}
        return speaks and lexicon().kind(who.lemma) in {"plant", "food", "artefact"}
    if (
        not beast
        and who.kind not in {"quadruped", "bird", "fish"}
        or name not in HUMAN
        or who.kind == "bird"
        and name == "sing"
    ):
        return False
    if name == "drink" and (target is None or target.kind != "prop" or lexicon().kind(target.lemma) == "plant"):
        return False
    return name != "play" or target is not None and target.kind == "prop" and target.art != "soccer-ball"


def fitting(name: str, who: Draft) -> str:
    """Let a vehicle go in its own way."""
    if who.kind == "vehicle" and name in {"walk", "run", "drive", "sail", "fly", "ride", "dive", "swim", "march"}:
        return next((way for way, art in _WAYS.items() if who.art in art), "drive")
    if who.kind == "vehicle" and name in {"throw", "look", "jump"}:
        return fitting("drive", who)
    if who.kind in {"vehicle", "bird"} and name == "fall":
        return "float"
    return name
