"""The process beside a default worker that delivers webhooks, pushes and mail: a slow one keeps no prompt waiting."""

from sora_reflex.core import db, queues
from sora_reflex.core.jobs import Job
from sora_reflex.notifications import digest, pushes
from sora_reflex.webhooks import outbox
from workers import beside

LOOK_EVERY_SECONDS = 1.0
"""For tries whose time has come, and for what was told to a Redis that is gone."""


def start() -> None:
    """Fork it. Call it before there are other threads."""
    beside.start("postman", _serve)


def wake() -> None:
    """Send a job when something is due and none is under way. Raises RedisError without a Redis."""
    with db.reading() as session:
        due = {
            Job.DELIVER_WEBHOOKS: outbox.has_due(session),
            Job.DELIVER_PUSHES: pushes.has_due(session),
            Job.DELIVER_MAILS: digest.has_due(session),
        }
    for job, is_due in due.items():
        if is_due:
            queues.revive(job, key="due")


def _serve() -> None:
    """The server's whole life."""
    from workers import runtime

    beside.hear_signals()
    worker = runtime.Runtime("webhooks")
    show = runtime.Duty("show", runtime.SIGN_EVERY_SECONDS, worker.show)
    runtime.Keeper([show, runtime.Duty("wake", LOOK_EVERY_SECONDS, wake)]).start()
    worker.serve()
