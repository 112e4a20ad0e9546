"""Finds the verb that the tagger took for a noun, and says what to read in its place."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from workers.engines.animatic.art import emoji
from workers.engines.animatic.catalogue import COLOURS
from workers.engines.animatic.plan import words
from workers.engines.animatic.plan.act import action_known, verb_lemma
from workers.engines.animatic.plan.lexicon import lexicon

_NOUNS_FIRST = {"fish", "duck", "bear", "fly", "seal", "rose", "train", "ship", "face", "hand", "park", "water"}
_CROWDS = {"crowd", "audience", "band", "choir", "crew", "nobody", "everybody", "everyone", "somebody", "someone"}
_ONE = {"a", "an", "one", "another", "every", "each"}
_SAME_PLURAL = {"samurai", "sheep", "deer", "moose", "bison", "salmon", "people", "police", "children", "men", "women",
                "mice", "geese", "aircraft", "ninja", "dwarves", "elves", "wolves"}  # fmt: skip
_SAME_STEMS = ("fish", "people", "men", "women", "children")
_SEEN_TAGS = {"IN", "RP", "TO", "RB", "DT", "PRP$", "PRP", "CC", ",", ".", "VBG"}

_FEATURES = {"nose", "eyes", "hair", "tail", "smile", "face", "ears", "teeth", "hand", "hands", "leg", "legs", "wings"}
_PUPPETS = {"teddybear", "doll", "puppet", "snowman", "scarecrow", "statue", "toy", "skeleton", "mannequin"}
_WAYS = {"into", "onto", "over", "against", "down", "up", "away", "off", "through", "at"}

_ASIDE = {"advcl", "relcl", "acl"}
"""What hangs on a clause and cannot be its verb."""

Replacement = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class _Case:
    """A noun that might be a verb, with what lies around it."""

    token: Token
    before: Token
    doc: Doc
    quoted: set[int]
    finite: bool
    lemma: str
    being: bool

    @property
    def actor(self) -> bool:
        alone = self.before.tag_ == "NN" or self.being
        return alone and (_alive(self.before.lower_) or self.before.lower_ in _CROWDS)


def repair(doc: Doc, quoted: set[int]) -> Replacement | None:
    """Find a verb that the tagger took for a noun ("a red scarf surfs") and return its place and "is surfing"."""
    # "while it rains" says nothing of whether the clause before it has its verb
    finite = any(t.pos_ in {"VERB", "AUX"} and t.dep_ not in _ASIDE and _has_subject(t) for t in doc)
    for token in doc:
        misread = _misread_verb(token)
        if misread is not None:
            return misread
        before = doc[max(0, token.i - 1)]
        if token.i and _after_somebody(token, before):
            return token.i, ["that", "are" if before.tag_ == "NNS" else "is", token.lower_]
        noun = token.tag_ in {"NNS", "NN", "NNPS", "NNP"} and not token.text[0].isupper()
        if token.i == 0 or not noun or _thing_named(token):
            continue
        found = _in_ing(token, before) or _for_many(token, before, doc)
        if found is not None:
            return found
        case = _Case(token, before, doc, quoted, finite, _verb_lemma(token), _being(before))
        if case.lemma and action_known(case.lemma) and _alive(before.lower_) and _before_false_verb(token):
            return token.i, ["is", _ing(case.lemma), "some"]
        if _for_one(case):
            return token.i, ["is", _ing(case.lemma)]
        if _for_several(case):
            return token.i, ["are", _ing(case.lemma)]
    return None


def _thing_named(token: Token) -> bool:
    """Whether a plural ends the name of a thing that is drawn: "palm trees", "hot air balloons", "dust motes"."""
    if token.tag_ != "NNS" or not token.lower_.endswith("s"):
        return False
    words_before = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
    names = [" ".join([*words_before[-n:], token.lower_[:-1]]) for n in (1, 2) if len(words_before) >= n]
    drawn = words.PROPS.keys() | words.VEHICLES.keys()
    return any(name in drawn or name in _THINGS or emoji.exists(name.replace(" ", "-")) for name in names)


_THINGS = {"dust mote", "cherry blossom tree", "blossom tree", "pine tree", "oak tree", "light beam", "sun beam",
           "light bulb", "street light", "city light", "string light", "rain drop", "water drop"}  # fmt: skip


def nouns_restored(doc: Doc) -> Doc:
    """Take back, in place, what was read as a verb right after an article and adjectives: "gives a red rose to her"."""
    for token in doc:
        first = token.i
        while first > 0 and (doc[first - 1].lower_ in COLOURS or doc[first - 1].tag_ in {"JJ", "JJR", "JJS"}):
            first -= 1
        named = 0 < first < token.i and doc[first - 1].lower_ in {"a", "an", "the", "his", "her", "their", "one"}
        verb = token.tag_ in {"VBD", "VB", "VBP"} and token.dep_ != "ROOT" and token.head.i not in range(first, token.i)
        if (
            not named
            or not verb
            or lexicon().kind(token.lower_) not in {"plant", "animal", "artefact", "person", "food"}
        ):
            continue
        outer = token.head if token.head.i < first else doc[first].head
        token.tag_, token.pos_ = "NN", "NOUN"
        if token.dep_ not in {"dobj", "pobj", "nsubj"}:
            token.dep_ = doc[first].dep_ if doc[first].dep_ in {"dobj", "pobj", "nsubj"} else "dobj"
        token.head = outer
        for before in doc[first - 1 : token.i]:
            before.head, before.dep_ = token, "det" if before.i < first else "amod"
            before.tag_, before.pos_ = ("DT", "DET") if before.i < first else ("JJ", "ADJ")
    return doc


def _misread_verb(token: Token) -> Replacement | None:
    """Mend "a woman in a red dress walks", a verb that hangs under a preposition, and "jellyfish" read as a deed."""
    if token.i == 0 and token.pos_ == "VERB" and token.lower_ in words.SPECIES and len(token.doc) > 1:
        after = token.nbor().lower_
        return (1, ["are", _ing(after)]) if action_known(after) else (0, ["some", token.lower_])
    before = token.doc[max(0, token.i - 1)]
    if token.tag_ == "VBZ" and before.tag_ in {"VBP", "VB"} and _things(token.lower_):
        return token.i, ["some", token.lower_]  # "two friends fly kites": after a verb in the plural comes no other
    named = before.dep_ == "compound" and before.head.i == token.i and before.lower_ not in {"camera", "shot", "drone"}
    hanging = token.dep_ in {"pobj", "dobj", "compound", "nmod", "appos", "npadvmod", "oprd", "attr"}
    if token.tag_ == "VBZ" and token.i and (hanging or named):
        lemma = _verb_lemma(token) or token.lemma_.lower()
        return token.i, ["is", _ing(lemma)]
    return None


def _after_somebody(token: Token, before: Token) -> bool:
    """Whether a word in "-ing" is what the one before it does, though the tagger hung that one under it as a word of
    another sort: "a mermaid singing", "a golden retriever hosting a podcast"."""
    if not token.lower_.endswith("ing") or token.tag_ not in {"NN", "VBG"}:
        return False
    if before.head.i == token.head.i and before.dep_ == token.dep_ == "compound" and _alive(before.lower_):
        return action_known(verb_lemma(token.lower_, ""))  # "a panda drinking coffee", read as a sort of coffee
    if before.head.i != token.i:
        return False
    odd = before.dep_ in {"amod", "aux"} or before.dep_ == "compound" and token.tag_ == "VBG"
    return odd and (_alive(before.lower_) or before.lower_ in _PUPPETS) and action_known(verb_lemma(token.lower_, ""))


def _in_ing(token: Token, before: Token) -> Replacement | None:
    """Mend "a ballerina spinning on a stage", read as a kind of spinning, and "watch the asteroid fall"."""
    watched = token.dep_ == "dobj" and token.head.lemma_ in {"watch", "see", "hear", "make", "let"}
    if watched and token.tag_ == "NN" and before.dep_ == "compound" and action_known(token.lower_):
        return token.i, ["that", "is", _ing(token.lower_)]
    if token.tag_ != "NN" or not token.lower_.endswith("ing") or before.tag_ not in {"NN", "NNS"}:
        return None
    if before.dep_ != "compound" or before.head.i != token.i or not action_known(verb_lemma(token.lower_, "")):
        return None
    ends = token.i + 1 == len(token.doc)
    if not ends and token.nbor().tag_ not in {"IN", "RP", "TO", "RB", ",", ".", "CC", "DT"}:
        return None
    governed = any(left.tag_ in {"DT", "CD", "JJ", "PRP$"} for left in token.lefts) or before.tag_ == "NNS"
    drawn = _alive(before.lemma_.lower()) or lexicon().kind(before.lemma_.lower()) in {"plant", "artefact", "object"}
    return (token.i, ["that", "are" if before.tag_ == "NNS" else "is", token.lower_]) if governed and drawn else None


def _for_many(token: Token, before: Token, doc: Doc) -> Replacement | None:
    """Mend "two astronauts dance on Mars": after a plural a bare verb is no noun."""
    if token.tag_ != "NN" or token.lower_ in _NOUNS_FIRST or before.head.i != token.i:
        return None
    if not action_known(token.lower_) or not (before.tag_ == "NNS" or _plural_alike(before, doc)):
        return None
    if not _alive(before.lemma_.lower()) and not _alive(before.lower_) and before.lower_ not in _SAME_PLURAL:
        return None
    if token.i + 1 < len(doc) and token.nbor().tag_ not in _SEEN_TAGS | {"NNS"}:
        return None
    return token.i, ["are", _ing(token.lower_)]


def _plural_alike(before: Token, doc: Doc) -> bool:
    """Whether "samurai" or "jellyfish" stands for several here."""
    alike = before.lower_ in _SAME_PLURAL or before.lower_.endswith(_SAME_STEMS)
    counted = any(t.tag_ == "CD" and t.lower_ not in {"one", "1"} or t.lower_ == "several" for t in doc[: before.i])
    return alike and (counted or not any(t.lower_ in _ONE for t in doc[max(0, before.i - 3) : before.i]))


def _for_one(case: _Case) -> bool:
    token, before, lemma = case.token, case.before, case.lemma
    plural = token.tag_ == "NNS" or token.tag_ == "NN" and token.lower_ == f"{lemma}s" and action_known(lemma)
    if _worn_before(case):
        return True
    if lemma and token.tag_ != "NN" and token.dep_ == "conj" and _after_verb(token):
        return True
    if lemma and plural and (_joined_deed(token, lemma) or any(c.dep_ == "nsubj" for c in token.lefts)):
        return True
    if plural and before.tag_ == "NNS" and token.dep_ == "pobj" and not case.finite and action_known(lemma):
        return any(t.lower_ in _ONE for t in case.doc[: before.i])
    if not lemma or before.pos_ not in {"NOUN", "PROPN"} and not case.being or before.tag_ == "NNS" and plural:
        return False
    if (plural or token.tag_ == "NNPS") and (
        _singular_article(token, case.doc) or not case.finite and _may_be_finite(token)
    ):
        return True
    if before.lower_ == "cherry":
        return False
    return plural and _acts(case) or _fits_article(case)


def _fits_article(case: _Case) -> bool:
    differs = case.token.tag_ == "NN" and case.token.lower_ != case.lemma
    return differs and not case.finite and _singular_article(case.token, case.doc)


def _worn_before(case: _Case) -> bool:
    """Whether "fights" ends what somebody wears: "a girl in a blue coat fights", "a man with a beard sings"."""
    worn = case.before.lower_ in words.CLOTHES or case.before.lower_ in _FEATURES
    hangs = case.token.dep_ in {"pobj", "dobj"} and case.token.head.i < case.token.i
    governor = case.token.head.head if case.token.dep_ == "pobj" else case.token.head
    somebody = any(_alive(t.lower_) for t in case.doc[: case.before.i])
    known = case.token.tag_ == "NNS" and action_known(case.lemma)
    return worn and hangs and known and somebody and governor.pos_ in {"NOUN", "PROPN", "VERB"}


def _acts(case: _Case) -> bool:
    """Whether a word in "-s" after a single actor is a deed, by one of the signs that tell."""
    token, before, doc, lemma = case.token, case.before, case.doc, case.lemma
    starts = before.i == 0 or doc[before.i - 1].text in {",", ";"} or doc[before.i - 1].lower_ == "while"
    known = action_known(lemma)
    signs: tuple[Callable[[], bool], ...] = (
        lambda: starts and before.tag_ == "NN" and known and _may_be_finite(token),
        lambda: case.actor and token.dep_ == "ROOT" and _ends_clause(token) and known,
        lambda: case.actor and (token.i + 1 in case.quoted or not case.finite or _starts_object(token)),
        lambda: _ends_clause(token) and _one_thing(before),
        lambda: before.lower_ in {"other", "second", "first", "nobody", "everyone", "everybody"} and known,
        lambda: (
            token.dep_ == "ROOT"
            and before.tag_ in {"NN", "NNP"}
            and doc[max(0, before.i - 1)].lower_ in {"the", "my", "our", "his", "her", "their", "your"}
            and known
            and _may_be_finite(token)
        ),
    )
    return any(sign() for sign in signs)


def _for_several(case: _Case) -> bool:
    token, before, doc = case.token, case.before, case.doc
    if not case.lemma or before.pos_ not in {"NOUN", "PROPN"} and not case.being:
        return False
    several = any(t.lower_ == "and" for t in doc[: token.i])
    object_next = token.i + 1 < len(doc) and token.nbor().tag_ in {"NNS", "DT", "PRP$"}
    if several and token.dep_ == "compound" and case.actor and action_known(token.lower_) and object_next:
        return True
    if _last_of_two(token):
        return True
    plural = before.tag_ in {"NNS", "NNPS"} or any(t.lower_ == "and" for t in doc[: token.i])
    if token.lower_ in _NOUNS_FIRST or before.lower_ == "cherry" or token.tag_ != "NN" or case.finite or not plural:
        return False
    return _may_be_finite(token) or case.actor and action_known(case.lemma)


def _last_of_two(token: Token) -> bool:
    """Whether "and cackle" ends what several do: "three witches stir a cauldron and cackle"."""
    doc = token.doc
    joined = token.i > 1 and doc[token.i - 1].lower_ == "and" and not list(token.lefts)
    doing = any(t.tag_ in {"VBP", "VB"} for t in doc[: token.i])
    return joined and doing and _ends_clause(token) and action_known(token.lower_) and token.tag_ == "NN"


def _alive(word: str) -> bool:
    known = word in words.SPECIES or word in words.PEOPLE or word in words.ROLES
    return known or lexicon().kind(word) in {"person", "animal"}


def _being(before: Token) -> bool:
    """Whether a word tagged as an adjective names somebody: "an alien lands"."""
    if before.lower_ in _CROWDS or before.lower_ == "other" and before.i and before.nbor(-1).lower_ == "the":
        return True
    if before.pos_ != "ADJ":
        return False
    if before.lower_ in words.SPECIES or before.lower_ in words.PEOPLE or before.lower_ in words.ROLES:
        return True
    return not lexicon().is_other(before.lower_) and lexicon().kind(before.lower_) in {"person", "animal", "artefact"}


def _after_verb(token: Token) -> bool:
    """Whether a deed joins another by "and" ("walks out and waves"), with no article that makes it a thing."""
    joined = token.doc[token.i - 1].lower_ in {"and", "then"}
    return joined and token.head.pos_ == "VERB" and not list(token.lefts)


def _before_false_verb(token: Token) -> bool:
    """Whether the next word was taken for the verb although it names things: "the robot cooks pancakes"."""
    if token.i + 1 >= len(token.doc) or token.dep_ != "nsubj" or token.head.i != token.i + 1:
        return False
    return token.nbor().tag_ == "VBZ" and _things(token.nbor().lower_)


def _things(word: str) -> bool:
    """Whether a word in "-s" names several things."""
    return word.endswith("s") and lexicon().kind(word[:-1]) in {"food", "artefact", "plant", "animal"}


def _ends_clause(token: Token) -> bool:
    return token.i + 1 == len(token.doc) or token.nbor().text in {".", ",", ";", "!"} or token.nbor().lower_ == "and"


def _one_thing(token: Token) -> bool:
    """Whether a singular noun with an article stands here: "a treasure chest" before "glows"."""
    at = token.i
    while at > 0 and token.doc[at].pos_ in {"NOUN", "ADJ"}:
        at -= 1
    return token.tag_ == "NN" and token.doc[at].lower_ in {"a", "an", "the"} and lexicon().kind(token.lower_) in {
        "artefact", "person", "animal", "plant", "object"}  # fmt: skip


def _joined_deed(token: Token, lemma: str) -> bool:
    """Whether "and waves" after "steps off", or "and lands in" after "jumps off a cliff", is a deed."""
    doc = token.doc
    if token.i < 2 or doc[token.i - 1].lower_ != "and" or list(token.lefts):
        return False
    moves = token.i + 1 < len(doc) and token.nbor().lower_ in _WAYS
    if not action_known(lemma) and not moves:
        return False
    if not any(t.pos_ == "VERB" for t in doc[: token.i]):
        return False
    if doc[token.i - 2].pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return True
    return token.i + 1 < len(doc) and token.nbor().tag_ in {"IN", "RP", "TO", "RB", "NN", "DT", "PRP$", "JJ"}


def _starts_object(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().tag_ in {"DT", "PRP$", "PRP", "CD"}


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in token.children)


def _verb_lemma(token: Token) -> str:
    text = token.lower_
    forms = [text]
    if text.endswith("s") and (token.tag_ != "NN" or not lexicon().is_verb(text)):
        forms = [text[:-1]]
        if text.endswith("ies"):
            forms.insert(0, text[:-3] + "y")
        if text.endswith("es"):
            forms.append(text[:-2])
    return next((form for form in forms if len(form) > 2 and lexicon().is_verb(form)), "")


def _singular_article(token: Token, doc: Doc) -> bool:
    """Whether "a" or "one" governs this plural noun, which grammar forbids: then it is a verb."""
    lefts = [t for left in token.lefts for t in (left, *(left.lefts if left.dep_ == "compound" else ()))]
    if not any(left.lower_ in _ONE for left in lefts):
        return False
    between = [t for t in doc[: token.i] if t.lower_ in _ONE]
    return bool(between) and all(t.pos_ != "NUM" for t in doc[between[-1].i + 1 : token.i])


def _may_be_finite(token: Token) -> bool:
    """Whether what follows could follow a verb."""
    if token.i + 1 >= len(token.doc):
        return lexicon().kind(token.doc[token.i - 1].lemma_.lower()) in {"person", "animal", "artefact"}
    after = token.nbor()
    return after.tag_ in {"DT", "IN", "TO", "RP", "RB", "PRP$", "CD", "VBG", "CC", "."} or after.tag_ == "NNS"


def _ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", lemma):
        return lemma + lemma[-1] + "ing"
    return lemma + "ing"
