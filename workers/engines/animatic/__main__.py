"""The animatic's own commands: `python -m workers.engines.animatic catalogue -o sheet.html`, `gallery`, `takes`."""

import argparse
import sys
from pathlib import Path

from workers.engines.animatic import gallery, sheet


def _drawn(name: str) -> None:
    sys.stderr.write(f"{name or 'plain'} ")
    sys.stderr.flush()


def _chosen(wishes: list[str]) -> dict[str, list[str]] | None:
    """Read "sets", or "sets=reef,temple": which parts of the sheet, and which names of each."""
    chosen = {part: [n for n in names.split(",") if n] for part, _, names in (w.partition("=") for w in wishes)}
    known = sheet.parts()
    for part, names in chosen.items():
        if part not in known:
            raise SystemExit(f"There is no part {part!r}: choose from {', '.join(known)}.")
        if unknown := set(names) - set(known[part].names):
            raise SystemExit(f"Not among the {part}: {', '.join(sorted(unknown))}.")
    return chosen or None


def _catalogue(args: argparse.Namespace) -> None:
    sheet.write(args.out, _drawn, _chosen(args.only))


def _gallery(args: argparse.Namespace) -> None:
    gallery.write(gallery.read_prompts(args.prompts), args.out, _drawn)


def _takes(args: argparse.Namespace) -> None:
    gallery.save(gallery.takes(args.prompt, range(args.seeds)), args.out)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m workers.engines.animatic", description=__doc__)
    commands = parser.add_subparsers(required=True)
    catalogue = commands.add_parser("catalogue", help="draw everything the animatic can show on one page")
    catalogue.add_argument("-o", "--out", type=Path, default=Path("sheet.html"), help="the HTML file to write")
    catalogue.add_argument(
        "only", nargs="*", metavar="PART[=NAME,NAME]",
        help=f"a part of the sheet ({', '.join(sheet.parts())}), or some names of it; everything if left out",
    )  # fmt: skip
    catalogue.set_defaults(run=_catalogue)
    shown = commands.add_parser("gallery", help="film many prompts into contact sheets on one page")
    shown.add_argument("prompts", type=Path, metavar="PROMPTS.toml", help="kinds, each a list of prompts")
    shown.add_argument("-o", "--out", type=Path, default=Path("gallery"), help="the folder to write into")
    shown.set_defaults(run=_gallery)
    takes = commands.add_parser("takes", help="film one prompt with several seeds, side by side")
    takes.add_argument("prompt")
    takes.add_argument("--seeds", type=int, default=10, metavar="N", help="how many (default: 10)")
    takes.add_argument("-o", "--out", type=Path, default=Path("takes.jpg"), help="the picture to write")
    takes.set_defaults(run=_takes)
    args = parser.parse_args(arguments)
    args.run(args)
    sys.stderr.write(f"\nwritten to {args.out}\n")


if __name__ == "__main__":
    main()
