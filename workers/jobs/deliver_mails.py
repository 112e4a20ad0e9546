"""Sends the mail that is due: confirmations of addresses, and digests."""

import structlog

from sora_reflex.core import db, mail
from sora_reflex.notifications import digest
from workers.jobs.pulse import STOPPING

log = structlog.get_logger()

AT_ONCE = 10
"""Each takes a second or two of talking to a server; what is left over is the next job's, a second later."""


def run() -> None:
    """Send what is due; what is not taken is tried again in an hour."""
    with db.unit_of_work() as session:
        _, letters = digest.claim_due(session, most=AT_ONCE)
    for letter in letters:
        if STOPPING.is_set():
            return
        try:
            mail.send(letter.message)
        except mail.NotSent as error:
            log.warning("mail.not_sent", user_id=str(letter.user_id), reason=str(error))
            continue
        with db.unit_of_work() as session:
            digest.settle(session, letter)
        log.info("mail.sent", user_id=str(letter.user_id), is_confirmation=letter.is_confirmation)
