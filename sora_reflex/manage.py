"""`python -m sora_reflex.manage`: what whoever runs the machine does from its command line."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import timedelta

from sora_reflex.accounts import queries
from sora_reflex.accounts import service as accounts
from sora_reflex.core import clock, mail
from sora_reflex.core.db import reading, unit_of_work
from sora_reflex.core.errors import SoraError
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Role
from sora_reflex.ops import doctor, run_files
from sora_reflex.studio import desk, limits, sweep
from sora_reflex.studio.lately import find_workers

ROLES = [role.value for role in Role]


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def invite(arguments: argparse.Namespace) -> int:
    expires_at = clock.now() + timedelta(days=arguments.expires_days) if arguments.expires_days else None
    with unit_of_work() as session:
        made = accounts.make_invite(
            session, owner=None, role=Role(arguments.role), total=arguments.uses, expires_at=expires_at
        )
        code = made.code
    tell(_invite_link(code))
    return 0


def _invite_link(code: str) -> str:
    settings = get_settings()
    running_at = run_files.read_note(settings.data_dir).get("address", "")
    address = settings.base_url.rstrip("/") or running_at or f"http://localhost:{settings.port}"
    return f"{address}/invite/{code}"


def let_in(arguments: argparse.Namespace) -> int:
    """Print an invite for each of those who have waited longest, ready to be written to."""
    with unit_of_work() as session:
        given = accounts.invite_waiting(session, count=arguments.count)
        left = queries.count_waiting(session)
    for email, code in given:
        tell(f"{email}\t{_invite_link(code)}")
    tell(f"{left} {'person waits' if left == 1 else 'people wait'} for an invite.")
    return 0


def promote(arguments: argparse.Namespace) -> int:
    with unit_of_work() as session:
        accounts.promote(session, handle=arguments.handle.removeprefix("@"), role=Role(arguments.role))
    tell(f"@{arguments.handle.removeprefix('@')} is {arguments.role} now.")
    return 0


def sweep_lost(_arguments: argparse.Namespace) -> int:
    swept = sweep.sweep()
    tell(f"{swept.put_back} put back, {swept.given_up} given up, {swept.sent} sent again.")
    if not swept.has_redis:
        tell("Redis does not answer: what waits is sent when it is back.")
        return 1
    return 0


def show_limits(arguments: argparse.Namespace) -> int:
    """Print all limits, or set one; "default" lets the settings decide again."""
    if arguments.name:
        value = None if arguments.value in ("", "default") else arguments.value
        if value is not None and not (value.isascii() and value.isdecimal()):
            sys.stderr.write(f"{value} is not a whole number. Give one, or the word default.\n")
            return 2
        with unit_of_work() as session:
            desk.set_limit(session, name=arguments.name, value=None if value is None else int(value), by=None)
    with reading() as session:
        allowed = limits.read(session)
    for name, value_now in allowed.values.items():
        tell(f"{name:20} {value_now}")
    return 0


def pause(_arguments: argparse.Namespace) -> int:
    with unit_of_work() as session:
        desk.set_limit(session, name=limits.PAUSED, value=1, by=None)
    tell("Filming is paused. What is being filmed is finished. Go on with: manage resume")
    return 0


def resume(_arguments: argparse.Namespace) -> int:
    with unit_of_work() as session:
        desk.set_limit(session, name=limits.PAUSED, value=0, by=None)
    tell("Filming goes on.")
    return 0


def show_queue(_arguments: argparse.Namespace) -> int:
    """Print what is filmed where, and who waits, in the order of their turns."""
    with reading() as session:
        seen = desk.describe(session, workers=find_workers())
    tell(f"{seen.headline}. {seen.lead}")
    for row in [*seen.running, *seen.waiting]:
        tell(f"@{row.handle:20} {row.what:24} {row.stage_label:28} {row.wait_label:14} {row.worker}".rstrip())
    if seen.more:
        tell(f"and {seen.more} more")
    for worker in seen.workers:
        tell(f"{worker.name}  {worker.device} on {worker.host}, films {worker.films}")
    return 0


def show_outbox(_arguments: argparse.Namespace) -> int:
    """Print the mail that lies here because there is no mail server, the oldest first."""
    messages = mail.list_outbox()
    for message in messages:
        tell(f"{message['Date']}\nTo: {message['To']}\n{message['Subject']}\n\n{message.get_content()}")
    tell(f"{len(messages)} in {mail.outbox()}")
    return 0


def examine(_arguments: argparse.Namespace) -> int:
    findings = doctor.examine()
    for finding in findings:
        tell(doctor.line(finding))
    return 0 if all(finding.is_well for finding in findings) else 1


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sora_reflex.manage", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("invite", help="make an invite and print its link")
    one.add_argument("--role", choices=ROLES, default="member", help="what the newcomer becomes")
    one.add_argument("--uses", type=int, default=1, help="how many people it lets in")
    one.add_argument("--expires-days", type=float, default=0, help="days until it expires; 0 means never")
    one.set_defaults(do=invite)
    one = commands.add_parser("waiting", help="say how many wait for an invite, and let some in")
    one.add_argument("--invite", dest="count", type=int, default=0, help="how many to print an invite for")
    one.set_defaults(do=let_in)
    one = commands.add_parser("promote", help="give somebody a role")
    one.add_argument("handle")
    one.add_argument("role", choices=ROLES)
    one.set_defaults(do=promote)
    one = commands.add_parser("limits", help="print what people may ask for, or set one of it")
    one.add_argument("name", nargs="?", default="", help="which one to set")
    one.add_argument("value", nargs="?", default="", help="a whole number; none, or the word default, unsets it")
    one.set_defaults(do=show_limits)
    commands.add_parser("pause", help="let no new clip be filmed").set_defaults(do=pause)
    commands.add_parser("outbox", help="print mail that no server took").set_defaults(do=show_outbox)
    commands.add_parser("resume", help="let clips be filmed again").set_defaults(do=resume)
    commands.add_parser("queue", help="print who waits and what is filmed where").set_defaults(do=show_queue)
    commands.add_parser("sweep", help="send again what a crash lost").set_defaults(do=sweep_lost)
    commands.add_parser("doctor", help="look over the instance and say what to do").set_defaults(do=examine)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    arguments = make_parser().parse_args(argv)
    note = run_files.read_note(get_settings().data_dir)
    if note.get("redis_url") and not get_settings().redis_url:
        # The embedded Redis of the running supervisor may have had to leave its usual place.
        os.environ["SORA_REDIS_URL"] = note["redis_url"]
        get_settings.cache_clear()
    try:
        code: int = arguments.do(arguments)
    except SoraError as refusal:
        sys.stderr.write(f"{refusal.message}\n")
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
