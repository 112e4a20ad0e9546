"""`python -m workers remote check`: asks every film server whether it is there, without having anything made."""

import argparse
import sys
import time
from collections.abc import Sequence

from workers.engines.remote import config
from workers.engines.remote.config import Backend
from workers.engines.remote.troubles import Trouble
from workers.engines.remote.wire import Wire

SHOWN_MODELS = 8


def main(args: Sequence[str]) -> int:
    """Print a line about each server; 0 when all answer, 1 when one does not, 2 when they are written wrongly."""
    parser = argparse.ArgumentParser(prog="python -m workers remote", description="Look after the film servers.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("check", help="print each server's health, models and latency; nothing is paid for")
    parser.parse_args(args)
    try:
        backends = config.read()
    except config.BadBackends as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sound = [check(backend) for backend in backends]
    return 0 if all(sound) else 1


def check(backend: Backend) -> bool:
    """Print what one server says, and whether it can be used."""
    wire, began = Wire(backend), time.monotonic()
    try:
        models = wire.check()
    except Trouble as trouble:
        detail = f" ({detail})" if (detail := getattr(trouble, "detail", "")) else ""
        print_line(f"{backend.name}: away. {trouble}{detail}")
        return False
    finally:
        wire.close()
    milliseconds = (time.monotonic() - began) * 1000
    named = ", ".join(models[:SHOWN_MODELS]) + (" and more" if len(models) > SHOWN_MODELS else "")
    print_line(f"{backend.name}: well, {milliseconds:.0f} ms, {f'models {named}' if models else 'names no models'}")
    if backend.model and models and backend.model not in models:
        print_line(f"{backend.name}: it does not name the model {backend.model} that the settings ask for")
    if backend.api_key_env and backend.key == "none":
        print_line(f"{backend.name}: the variable {backend.api_key_env}, which should hold its key, is not set")
    return True


def print_line(line: str) -> None:
    sys.stdout.write(line + "\n")
