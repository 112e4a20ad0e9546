"""`python -m workers models`: which profiles there are, fetching and checking their weights, and their licences."""

import argparse
import sys
from collections.abc import Sequence

from workers.engines.diffusers import gpu, shelf
from workers.engines.diffusers.profile import Profile
from workers.models import hub, licences, store
from workers.models.licences import LicenceRefused
from workers.models.pull import GIGA, PullFailed, pull


def main(argv: Sequence[str] | None = None) -> int:
    """Run one of the commands; returns the exit status."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.do(arguments))
    except (shelf.UnknownProfile, shelf.BadProfile, LicenceRefused, PullFailed) as error:
        sys.stderr.write(f"models: {error.args[0] if error.args else error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("models: stopped; what was fetched is kept, and pulling again goes on from there\n")
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m workers models", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="show every profile, whether it fits this machine and is here")
    listing.set_defaults(do=_list)
    pulling = commands.add_parser("pull", help="fetch a profile's weights; stopped half-way, it goes on from there")
    pulling.add_argument("profile")
    pulling.add_argument("--update", action="store_true", help="take the newest revision where the profile names none")
    pulling.set_defaults(do=_pull)
    verifying = commands.add_parser("verify", help="read weights whole and compare them with what was fetched")
    verifying.add_argument("profile", nargs="*", help="default: everything that is here")
    verifying.set_defaults(do=_verify)
    terms = commands.add_parser("licence", help="show a profile's licence, and accept it")
    terms.add_argument("profile")
    terms.add_argument("--accept", action="store_true", help="say that you have read and accept it")
    terms.add_argument("--country", default="", metavar="XX", help="where the weights will be used, in two letters")
    terms.set_defaults(do=_licence)
    return parser


def _list(_: argparse.Namespace) -> int:
    memory = max((card.memory for card in gpu.visible()), default=0.0)
    fits = {profile.name for profile in gpu.fitting(memory)}
    rows = [("PROFILE", "GPU", "FITS", "HERE", "LICENCE", "WHAT IT IS")]
    for profile in shelf.all_profiles():
        rows.append(
            (
                profile.name,
                f"{profile.vram} GB",
                "yes" if profile.name in fits else "no",
                _here(profile),
                profile.licence.name,
                profile.label,
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        _say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    for path, reason in shelf.broken().items():
        sys.stderr.write(f"models: left out {path.name}: {reason}\n")
    return 0


def _here(profile: Profile) -> str:
    here = [hub.is_here(source) for source in profile.sources]
    return "yes" if all(here) else "partly" if any(here) else "no"


def _pull(arguments: argparse.Namespace) -> int:
    profile = shelf.get(arguments.profile)
    licences.require(profile.licence, profile.name)
    fetched = sum(pull(source, _say, update=arguments.update) for source in profile.sources)
    _say(f"{profile.name} is here; {fetched / GIGA:.2f} GB were fetched. Film with --engine {profile.engine}")
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    profiles = [shelf.get(name) for name in arguments.profile]
    if profiles:
        problems = [problem for profile in profiles for source in profile.sources for problem in _whole(source)]
    else:
        profiles = [profile for profile in shelf.all_profiles() if _here(profile) != "no"]
        here = {source.model_dump_json(): source for p in profiles for source in p.sources if hub.is_here(source)}
        problems = [problem for source in here.values() for problem in hub.problems_of(source)] + store.verify()
    for problem in dict.fromkeys(problems):
        sys.stderr.write(f"models: {problem}\n")
    if not problems:
        _say(f"All is well: {', '.join(p.name for p in profiles) or 'no profile has been fetched'}")
    return 1 if problems else 0


def _whole(source: hub.Source) -> list[str]:
    try:
        hub.ready(source)
    except store.ModelMissing as missing:
        return [str(missing)]
    return hub.problems_of(source)


def _licence(arguments: argparse.Namespace) -> int:
    profile = shelf.get(arguments.profile)
    if arguments.accept:
        licences.accept(profile.licence, arguments.country)
    _say(licences.text(profile.licence))
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
