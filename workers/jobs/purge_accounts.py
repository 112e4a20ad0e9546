"""Deletes for good what nobody can bring back: accounts after their grace period, files without a clip."""

import structlog

from sora_reflex.accounts import service as accounts
from sora_reflex.core import db
from sora_reflex.feed import faces
from sora_reflex.notifications import service as notifications
from sora_reflex.studio import pictures, sweep
from sora_reflex.webhooks import outbox

log = structlog.get_logger()


def run() -> None:
    with db.unit_of_work() as session:
        people = accounts.purge_due(session)
        outbox.forget_old(session)
        notifications.forget_old(session)
    files = sweep.delete_orphans() + sweep.delete_leftovers() + pictures.forget_unused() + faces.forget_unused()
    if people or files:
        log.info("purge.deleted", people=people, files=files)
