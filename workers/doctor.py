"""`python -m workers doctor`: which GPU is here, which profiles fit it, and what is missing to film with them."""

import argparse
import importlib.metadata
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from workers.engines.diffusers import gpu, shelf
from workers.engines.diffusers.profile import Profile
from workers.models import hub, licences

NEEDED = ("torch", "diffusers", "transformers", "accelerate", "peft")


def main(argv: Sequence[str] | None = None) -> int:
    """Print what was found; the status is 0 if a profile can film here and now."""
    argparse.ArgumentParser(prog="python -m workers doctor", description=__doc__).parse_args(argv)
    cards, ready = gpu.visible(), False
    for package in NEEDED:
        _line(package, *_installed(package))
    if not cards:
        _line("gpu", False, "no NVIDIA GPU is visible: the animatic engine films here, and remote engines can")
    for card in cards:
        words = f"{card.index}: {card.name}, {card.memory:.1f} GB, {card.used:.1f} GB in use"
        _line("gpu", True, words)
        fits = gpu.fitting(card.memory)
        if not fits:
            _line("profile", False, f"none is for a GPU with {card.memory:.1f} GB")
        for profile in _largest(fits):
            is_well, words = _state(profile)
            ready |= is_well
            _line(profile.name, is_well, words)
    for path, reason in shelf.broken().items():
        _line(path.name, False, reason)
    return 0 if ready else 1


def _largest(profiles: list[Profile]) -> list[Profile]:
    """Of each family the ones for the largest GPU that this is."""
    most: dict[str, int] = {}
    for profile in profiles:
        most[profile.family] = max(most.get(profile.family, 0), profile.vram)
    return [profile for profile in profiles if profile.vram == most[profile.family]]


def _state(profile: Profile) -> tuple[bool, str]:
    """Whether a profile can film, and what to do where it cannot."""
    if not all(hub.is_here(source) for source in profile.sources):
        licence = ""
        if profile.licence.accept and licences.acceptance(profile.licence) is None:
            licence = f"read and accept its licence with `python -m workers models licence {profile.name}`, then "
        return False, f"{profile.label} fits: {licence}fetch it with `python -m workers models pull {profile.name}`"
    if (memory := _ram()) and memory < profile.ram:
        return (
            True,
            f"{profile.label} is here, but wants {profile.ram} GB of memory beside the GPU's; {memory:.0f} are here",
        )
    return True, f"{profile.label} is here: film with --engine {profile.engine}"


def _installed(package: str) -> tuple[bool, str]:
    try:
        return True, importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return False, f"is not installed: .venv/bin/pip install -r {Path('workers') / 'requirements.txt'}"


def _ram() -> float:
    """This machine's memory in gigabytes; 0 where it does not say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    except (ValueError, OSError):
        return 0.0


def _line(subject: str, is_well: bool, words: str) -> None:
    sys.stdout.write(f"{'ok ' if is_well else '-- '} {subject:<16} {words}\n")
