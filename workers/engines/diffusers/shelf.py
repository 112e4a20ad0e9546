"""The profiles there are: those that come with the product, and those in the folder that `SORA_PROFILES_DIR` names."""

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from workers.engines.base import Mode, RenderRequest
from workers.engines.diffusers.profile import OFFLOADS, Profile

SHIPPED = Path(__file__).parent / "profiles"
PREFIX = "diffusers:"
DEEPEST = 4
"""How many profiles may stand on one another."""

WORDS: dict[Mode, str] = {
    Mode.TEXT: "a prompt alone",
    Mode.FIRST_IMAGE: "a first picture",
    Mode.LAST_IMAGE: "a last picture",
    Mode.REFERENCES: "pictures of who appears",
    Mode.STORYBOARD: "storyboards",
    Mode.STYLE: "styles",
    Mode.REMIX: "remixes",
    Mode.EXTEND: "continuations",
}


class BadProfile(ValueError):
    """A profile cannot be used as it is written; the message says where and why, for a person."""


class UnknownProfile(LookupError):
    """There is no profile of that name."""


def folders() -> tuple[Path, ...]:
    """Where profiles are looked for; one that is found later replaces an earlier one of the same name."""
    own = os.environ.get("SORA_PROFILES_DIR", "")
    return (SHIPPED, *([Path(own)] if own else []))


def names() -> tuple[str, ...]:
    """Every profile, smallest GPU first within a family."""
    return tuple(profile.name for profile in all_profiles())


def all_profiles() -> list[Profile]:
    """Every profile that can be used; a file that cannot is left out here, and `get` says why."""
    good = []
    for name in sorted(_files()):
        try:
            good.append(get(name))
        except BadProfile:
            continue
    return sorted(good, key=lambda profile: (profile.family, profile.vram, profile.name))


def broken() -> dict[Path, str]:
    """Files that hold no profile that can be used, and why."""
    reasons = {}
    for name, path in _files().items():
        try:
            get(name)
        except BadProfile as error:
            reasons[path] = str(error)
    return reasons


def get(name: str) -> Profile:
    """A profile by its name, with or without "diffusers:" before it.

    Raises:
        UnknownProfile: No file has that name.
        BadProfile: The file does not hold a profile.
    """
    name = name.removeprefix(PREFIX)
    path = _files().get(name)
    if path is None:
        raise UnknownProfile(f"no profile is called {name!r}; there are {', '.join(sorted(_files()))}")
    return read(path)


def read(path: Path) -> Profile:
    """Read the profile in a file; BadProfile where it holds none."""
    return _read(path, path.stat().st_mtime_ns)


@cache
def _read(path: Path, _changed: int) -> Profile:
    values = _table(path, 0)
    try:
        return Profile(name=path.stem, **values)
    except ValidationError as error:
        raise BadProfile(f"{path}: {_told(error)}") from None
    except TypeError:
        raise BadProfile(f"{path}: leave out `name`, the file's name is the profile's") from None


def _told(error: ValidationError) -> str:
    """What is wrong, field by field."""
    parts = []
    for problem in error.errors():
        where = ".".join(str(part) for part in problem["loc"])
        said = str(problem["msg"]).removeprefix("Value error, ")
        if problem["type"] == "extra_forbidden":
            said = "there is no such field"
        elif problem["type"] == "missing":
            said = "this field is missing"
        parts.append(f"{where}: {said}" if where else said)
    return "; ".join(parts)


def _table(path: Path, depth: int) -> dict[str, Any]:
    """The file's table, over that of the profile which `base` names."""
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadProfile(f"{path} cannot be read: {error}") from None
    base = values.pop("base", "")
    if not base:
        return values
    if depth == DEEPEST:
        raise BadProfile(f"{path}: more than {DEEPEST} profiles stand on one another, or on themselves")
    below = _files().get(str(base))
    if below is None:
        raise BadProfile(f"{path}: its base {base!r} is not a profile")
    return _merged(_table(below, depth + 1), values)


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _files() -> dict[str, Path]:
    return {path.stem: path for folder in folders() for path in sorted(folder.glob("*.toml"))}


def refusal(profile: Profile, request: RenderRequest) -> str:
    """Why a profile cannot film a request, with the nearest profile that can; an empty string if it can."""
    if can(profile, request.modes, request.seconds):
        return ""
    missing = sorted(request.modes - profile.modes - {Mode.TEXT})
    if missing:
        reason = f"{profile.label} cannot film {' or '.join(WORDS[mode] for mode in missing)}."
    elif request.seconds > profile.limits.seconds:
        reason = f"{profile.label} films at most {profile.limits.seconds:g} seconds."
    elif request.seconds < profile.limits.shortest:
        reason = f"{profile.label} films {profile.limits.shortest:g} seconds at least."
    else:
        reason = f"{profile.label} needs a picture to begin with."
    other = nearest(profile, request.modes, request.seconds)
    return f"{reason} {other.label} ({other.engine}) can." if other else f"{reason} No profile here can."


def can(profile: Profile, modes: frozenset[Mode], seconds: float) -> bool:
    """Whether a profile can do all of these at this length."""
    is_length = profile.limits.shortest <= seconds <= profile.limits.seconds
    begins = not profile.needs_image or bool(modes & {Mode.FIRST_IMAGE, Mode.EXTEND})
    return begins and modes - {Mode.TEXT} <= profile.modes and is_length


def nearest(profile: Profile, modes: frozenset[Mode], seconds: float) -> Profile | None:
    """The profile that can do these things and is most like another: of its GPU class or below, and of its family."""
    able = [p for p in all_profiles() if can(p, modes, seconds) and p.name != profile.name]
    return min(
        able,
        key=lambda p: (p.vram > profile.vram, p.family != profile.family, abs(p.vram - profile.vram)),
        default=None,
    )


def smaller(profile: Profile) -> Profile | None:
    """What to go on with when memory ran out: the next smaller profile that does all that this one does with the same
    weights, else the same one with more of it kept off the GPU; None where nothing is left to try."""
    below = [
        other
        for other in all_profiles()
        if other.weights == profile.weights
        and other.vram < profile.vram
        and other.modes >= profile.modes
        and other.limits.seconds >= profile.limits.seconds
        and other.loras == profile.loras
        and not other.gguf
    ]
    if below:
        return max(below, key=lambda other: other.vram)
    heavier = OFFLOADS[OFFLOADS.index(profile.offload) + 1 :]
    return profile.model_copy(update={"offload": heavier[0]}) if heavier else None
