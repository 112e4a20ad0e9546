"""The workers' command line: `film` makes one clip here and now, others serve the queues and look after models."""

import argparse
import sys
from collections.abc import Sequence

COMMANDS = {
    "film": "film a prompt into an MP4 file",
    "render": "serve the render queue: keep an engine loaded and make clips",
    "pool": "keep one render worker running on each GPU, or on so many slots of the processor",
    "default": "serve the default queue: everything that is not rendering",
    "remote": "look after the film servers of SORA_REMOTE_BACKENDS",
    "models": "list, fetch and check the weights of diffusion models, and accept their licences",
    "doctor": "say which GPU is here, and which profile fits it",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Pass the arguments after the command's name on to it; each command is imported only when it is called."""
    parser = argparse.ArgumentParser(prog="python -m workers", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, meaning in COMMANDS.items():
        commands.add_parser(name, help=meaning, add_help=False)
    words = list(sys.argv[1:] if argv is None else argv)
    command: str = parser.parse_args(words[:1]).command
    if command == "film":
        from workers import film

        return film.main(words[1:])
    if command == "remote":
        from workers.engines.remote import check

        return check.main(words[1:])
    if command == "models":
        from workers.models import cli

        return cli.main(words[1:])
    if command == "doctor":
        from workers import doctor

        return doctor.main(words[1:])
    if command == "pool":
        from workers import pool

        return pool.main(words[1:])
    from workers import runtime

    return runtime.main(command, words[1:])


if __name__ == "__main__":
    sys.exit(main())
