"""The clips that the house account makes on the very first start, so that nobody comes to an empty feed."""

from dataclasses import dataclass

from sora_reflex.models import Shape


@dataclass(frozen=True, slots=True)
class Starter:
    """A clip to make and what to say when it is posted. `key` makes asking for it twice one clip."""

    key: str
    prompt: str
    caption: str
    seed: int
    shape: Shape = Shape.PORTRAIT
    seconds: int = 5


STARTERS = (
    Starter(
        "starter-lighthouse",
        "A lighthouse on a cliff at dusk, its beam sweeping over a calm sea while gulls glide home. "
        'The keeper says "Everybody home safe tonight."',
        "Last light, first watch.",
        seed=11,
    ),
    Starter(
        "starter-fox",
        "A red fox trots through fresh snow in a birch forest at dawn and stops to look at the camera, "
        "soft golden light, slow dolly",
        "Nobody has walked here yet. Almost nobody.",
        seed=23,
    ),
    Starter(
        "starter-baker",
        "Inside a warm kitchen in the morning a cheerful baker holds up a loaf of bread and says "
        '"Still warm. Who wants the first slice?"',
        "The best queue in town is at this window.",
        seed=37,
    ),
    Starter(
        "starter-balloons",
        "Three hot air balloons drift over green hills and a river at sunrise, clouds below, "
        "wide shot, the camera rises slowly",
        "Up before the wind.",
        seed=41,
    ),
    Starter(
        "starter-robot",
        "A small robot with an umbrella waits at a bus stop on a rainy city street at night, neon lights reflected "
        'in puddles, and says "I do not mind the rain. I am waterproof."',
        "He has been early every day for nine years.",
        seed=53,
    ),
    Starter(
        "starter-whale",
        "A whale leaps out of the ocean under a full moon and falls back with a great splash, stars above, "
        "epic and quiet",
        "Listen for the splash.",
        seed=61,
    ),
)


def find_starter(key: str) -> Starter | None:
    return next((starter for starter in STARTERS if starter.key == key), None)
