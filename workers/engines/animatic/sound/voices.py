"""The cast: every voice that can speak, and who gets which."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """How a recorded timbre is turned into somebody's voice.

    Attributes:
        base: Name of the timbre in the speech model.
        pitch: Factor on the pitch.
        formant: Factor on the resonances: above 1 is a smaller body, below 1 a larger one.
        speed: Factor on the pace.
        range: Factor on how far the pitch moves: 0 is a monotone.
        tremor: Wavering of the pitch, in semitones.
        breath: How much air is heard in the voice, 0 to 1.
        buzz: How metallic the voice is, 0 to 1.
        growl: Roughness an octave below, 0 to 1.
    """

    base: str
    pitch: float = 1.0
    formant: float = 1.0
    speed: float = 1.0
    range: float = 1.0
    tremor: float = 0.0
    breath: float = 0.0
    buzz: float = 0.0
    growl: float = 0.0

    @property
    def british(self) -> bool:
        return self.base.startswith("b")


VOICES: dict[str, Voice] = {
    "woman_warm": Voice("af_heart"),
    "woman_bright": Voice("af_bella", pitch=1.2, formant=1.05, range=1.25, speed=1.05),
    "woman_british": Voice("bf_emma"),
    "woman_low": Voice("af_kore", pitch=1.0, formant=0.95, speed=0.94, range=0.8),
    "man_warm": Voice("am_michael"),
    "man_deep": Voice("am_onyx", pitch=1.02, formant=0.92, speed=0.95),
    "man_british": Voice("bm_george"),
    "man_bright": Voice("am_puck", pitch=1.16, formant=1.05, range=1.2, speed=1.06),
    "man_rough": Voice("am_fenrir", pitch=0.85, formant=0.96, growl=0.35),
    "girl": Voice("af_nova", pitch=1.55, formant=1.19, range=1.15, speed=1.02),
    "boy": Voice("am_puck", pitch=2.25, formant=1.26, range=0.95, speed=1.04),
    "toddler": Voice("af_sky", pitch=1.78, formant=1.34, range=1.15, speed=0.9, breath=0.1),
    "old_woman": Voice("bf_isabella", pitch=0.9, formant=1.02, speed=0.84, tremor=0.55, breath=0.28),
    "old_man": Voice("bm_lewis", pitch=1.15, formant=1.02, speed=0.82, tremor=0.6, breath=0.35, growl=0.15),
    "narrator": Voice("bm_fable", pitch=0.96, speed=0.94),
    "robot": Voice("am_adam", pitch=1.2, range=0.0, formant=0.97, speed=0.95, buzz=0.8),
    "small_animal": Voice("af_jessica", pitch=1.6, formant=1.42, range=1.3, speed=1.1),
    "big_animal": Voice("am_eric", pitch=0.7, formant=0.8, speed=0.88, growl=0.45),
    "monster": Voice("am_fenrir", pitch=0.55, formant=0.72, speed=0.82, growl=0.8, breath=0.15),
    "fairy": Voice("bf_lily", pitch=1.5, formant=1.24, range=1.25, breath=0.35, speed=1.02),
}
"""Every voice by name. The first part of a name says whose it is."""

_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "cat kitten mouse rat squirrel rabbit bunny hamster bird parrot penguin owl duck duckling chick hen "
        "frog hedgehog bee ant butterfly insect snail fish goldfish otter beaver bat gecko lizard chipmunk "
        "raccoon puppy mole",
        ("small_animal", "fairy", "toddler"),
    ),
    (
        "bear lion tiger elephant gorilla whale cow bull ox horse hippo rhino walrus camel moose buffalo "
        "bison boar pig wolf crocodile alligator shark leopard panther jaguar yeti mammoth turtle tortoise "
        "giraffe",
        ("big_animal",),
    ),
    (
        "monster dragon demon ogre troll giant t-rex tyrannosaurus dinosaur kraken beast orc werewolf golem",
        ("monster",),
    ),
    (
        "robot android cyborg computer drone machine car truck train spaceship rocket toaster",
        ("robot",),
    ),
    (
        "fairy elf sprite mermaid unicorn ghost angel pixie alien snowman cloud moon star flower",
        ("fairy", "small_animal"),
    ),
    (
        "dog fox corgi goat sheep donkey panda koala monkey deer kangaroo seal dolphin llama zebra",
        ("man_bright", "boy", "woman_bright", "small_animal"),
    ),
)
"""Species, and the voices that suit them."""

_WOMEN = ("woman_warm", "woman_bright", "woman_british", "woman_low")
_MEN = ("man_warm", "man_deep", "man_british", "man_bright", "man_rough")

_BY_SPECIES = {species: voices for names, voices in _KINDS for species in names.split()}

CHILD_BELOW, OLD_FROM = 0.2, 0.72
"""Ages, as rigs count them from 0 (newborn) to 1, at which a voice is a child's or an old person's."""


def voice_for(age: float = 0.4, fem: float = 0.5, species: str = "person", seed: int = 0) -> str:
    """Choose a voice.

    Args:
        age: 0 to 1, as the person rig counts.
        fem: 0 (a man) to 1 (a woman).
        species: "person", or what the speaker is.
        seed: Tells speakers of one kind apart; consecutive seeds give different voices where there are several.

    Returns:
        A name in `VOICES`.
    """
    choices = _BY_SPECIES.get(species.lower().strip())
    if choices is None:
        woman = fem > 0.5 or (fem == 0.5 and seed % 2 == 1)
        if age < CHILD_BELOW / 2:
            choices = ("toddler",)
        elif age < CHILD_BELOW:
            choices = ("girl",) if woman else ("boy",)
        elif age >= OLD_FROM:
            choices = ("old_woman",) if woman else ("old_man",)
        else:
            choices = _WOMEN if woman else _MEN
    return choices[seed % len(choices)]
