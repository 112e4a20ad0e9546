"""The animatic's own commands: `python -m workers.engines.animatic catalogue -o sheet.html`."""

import argparse
import sys
from pathlib import Path

from workers.engines.animatic import sheet


def _drawn(name: str) -> None:
    sys.stderr.write(f"{name or 'plain'} ")
    sys.stderr.flush()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m workers.engines.animatic", description=__doc__)
    commands = parser.add_subparsers(required=True)
    catalogue = commands.add_parser("catalogue", help="draw every set, style, action and camera move on one page")
    catalogue.add_argument("-o", "--out", type=Path, default=Path("sheet.html"), help="the HTML file to write")
    args = parser.parse_args()
    sheet.write(args.out, _drawn)
    sys.stderr.write(f"\nwritten to {args.out}\n")


if __name__ == "__main__":
    main()
