"""The animatic's own commands: `python -m workers.engines.animatic catalogue -o sheet.html`."""

import argparse
import sys
from pathlib import Path

from workers.engines.animatic import sheet


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


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m workers.engines.animatic", description=__doc__)
    commands = parser.add_subparsers(required=True)
    catalogue = commands.add_parser("catalogue", help="draw everything the animatic can show on one page")
    catalogue.add_argument("-o", "--out", type=Path, default=Path("sheet.html"), help="the HTML file to write")
    catalogue.add_argument(
        "only", nargs="*", metavar="PART[=NAME,NAME]",
        help=f"a part of the sheet ({', '.join(sheet.parts())}), or some names of it; everything if left out",
    )  # fmt: skip
    args = parser.parse_args(arguments)
    sheet.write(args.out, _drawn, _chosen(args.only))
    sys.stderr.write(f"\nwritten to {args.out}\n")


if __name__ == "__main__":
    main()
