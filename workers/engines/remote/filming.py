"""One film at its server: asked for once, watched until it is made, downloaded; called off where nobody wants it."""

import logging
import tempfile
import time
from collections.abc import Callable
from typing import IO

from workers.engines.base import Cancelled, Interrupted, OnProgress
from workers.engines.remote import wire
from workers.engines.remote.fleet import Station
from workers.engines.remote.media import container_of
from workers.engines.remote.tickets import Ticket, Tickets
from workers.engines.remote.troubles import (
    AnswerLost,
    Away,
    Busy,
    Refused,
    TooSlow,
    Trouble,
    Unfit,
    Unknown,
    WrongMedia,
)
from workers.engines.remote.wire import Job, Order

log = logging.getLogger(__name__)

STAGE = "filming"
MADE, DOWNLOADED = 0.9, 0.95
"""Shares of the filming that are done when the server is, and when the file is here; the rest is decoding."""

LOOKS_FOR_LOST = 3
SKEW_SECONDS = 300
"""By so much a server's clock may be behind ours."""

TRIES = 3
"""Of a download, which costs nothing."""

SLICE_SECONDS = 0.25
"""Between two questions whether to go on: somebody who cancels waits no longer."""


class Clock:
    """Waits and progress of one film; waiting hears of a cancellation."""

    def __init__(self, on_progress: OnProgress, longest_seconds: float) -> None:
        self._on_progress, self._done = on_progress, 0.0
        self._until = time.monotonic() + longest_seconds

    def report(self, done: float) -> None:
        """Progress, which never goes back; raises Cancelled, or TooSlow when the time is up."""
        self._done = max(self._done, done)
        self._on_progress(STAGE, self._done)
        if time.monotonic() > self._until:
            raise TooSlow

    def rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while True:
            self.report(self._done)
            left = until - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(left, SLICE_SECONDS))


class Filming:
    """One film at one server."""

    def __init__(self, station: Station, tickets: Tickets, clock: Clock) -> None:
        self._station, self._tickets, self._clock = station, tickets, clock
        self._backend = station.backend

    def ask(self, key: str, order: Callable[[str], Order]) -> Ticket:
        """Have the film made, once; `order` gives what to ask with a token.

        Raises:
            Trouble: It is not under way here, and with `elsewhere` another server may be asked.
            AnswerLost: It may be under way, and nobody can say.
        """
        ticket = self._tickets.begin(key, self._backend.name)
        try:
            return self._name(ticket, self._station.call(lambda: self._station.wire.order(order(ticket.token))))
        except Away as away:
            if not away.may_have_begun:
                self._tickets.drop(key)
                raise
            log.warning("%s: the answer to a new film was lost (%s)", self._backend.name, away.detail)
            return self.find_lost(ticket, order)
        except Trouble:
            self._tickets.drop(key)
            raise

    def find_lost(self, ticket: Ticket, order: Callable[[str], Order]) -> Ticket:
        """Go on after an answer that never came: find what it began, or ask again where that can't pay twice."""
        try:
            return self._ask_again(ticket, order) if self._backend.idempotent else self._search(ticket, order)
        except Interrupted:
            raise
        except (Cancelled, TooSlow):
            self._call_off_lost(ticket, order)
            raise

    def _search(self, ticket: Ticket, order: Callable[[str], Order]) -> Ticket:
        until, looks = time.monotonic() + self._backend.patience_seconds, 0
        while looks < LOOKS_FOR_LOST:
            self._clock.rest(self._backend.settle_seconds)
            try:
                job = self._match(ticket, order(ticket.token))
            except (Away, Busy) as trouble:
                if time.monotonic() > until:
                    raise self._unsure(ticket) from trouble
                continue
            except Trouble as trouble:
                raise self._unsure(ticket) from trouble
            looks += 1
            if job:
                log.info("%s: found %s, whose answer was lost", self._backend.name, job.id)
                return self._name(ticket, job)
        # It lists its films, and this one is not among them.
        self._tickets.drop(ticket.key)
        raise Away("it did not begin the film", may_have_begun=False)

    def _ask_again(self, ticket: Ticket, order: Callable[[str], Order]) -> Ticket:
        until = time.monotonic() + self._backend.patience_seconds
        while True:
            try:
                return self._name(ticket, self._station.wire.order(order(ticket.token)))
            except (Away, Busy) as trouble:
                if time.monotonic() >= until:
                    raise self._unsure(ticket) from trouble
                self._clock.rest(trouble.wait_seconds or self._backend.settle_seconds)
            except Trouble:
                self._tickets.drop(ticket.key)
                raise

    def _call_off_lost(self, ticket: Ticket, order: Callable[[str], Order]) -> None:
        try:
            job = self._match(ticket, order(ticket.token))
        except Trouble:
            job = None
        if job:
            self.call_off(self._name(ticket, job))
        else:
            self._tickets.drop(ticket.key)

    def _match(self, ticket: Ticket, order: Order) -> Job | None:
        """The film that a lost answer was about; Unfit where the list says too little to tell."""
        claimed = self._tickets.claimed(self._backend.name, beside=ticket.key)
        since = ticket.asked_at - SKEW_SECONDS
        for job in self._station.wire.newest():
            if job.id in claimed or job.has_failed or (job.created_at and job.created_at < since):
                continue
            if job.prompt is None:
                raise Unfit("its list does not say what its films are of")
            if job.prompt == order.prompt and _agrees(job.size, order.size) and _agrees(job.model, self._backend.model):
                return job
        return None

    def _unsure(self, ticket: Ticket) -> Trouble:
        """What to say when nobody knows: on a free server another try costs nothing."""
        if not self._backend.free:
            return AnswerLost()
        self._tickets.drop(ticket.key)
        return Away("its answer was lost", may_have_begun=False)

    def _name(self, ticket: Ticket, job: Job) -> Ticket:
        return self._tickets.name(ticket, job.id)

    def watch(self, ticket: Ticket) -> None:
        """Wait until the film is made.

        Raises:
            Trouble: The server could not or would not make it, or is gone for longer than it is waited for.
        """
        gone_since: float | None = None
        while True:
            self._clock.report(0.0)
            try:
                job = self._station.wire.look(ticket.job_id)
            except (Away, Busy) as trouble:
                gone_since = gone_since or time.monotonic()
                if time.monotonic() - gone_since > self._backend.patience_seconds:
                    raise
                self._clock.rest(trouble.wait_seconds or self._backend.poll_seconds)
                continue
            gone_since = None
            if job.has_failed:
                raise wire.meaning_of_failure(job)
            if job.is_done:
                self._clock.report(MADE)
                return
            self._clock.report(MADE * job.progress)
            self._clock.rest(job.poll_seconds or self._backend.poll_seconds)

    def fetch(self, ticket: Ticket) -> IO[bytes]:
        """The film as a file without a name, so that nothing of it outlives this process.

        Raises:
            Trouble: The server does not give it.
            WrongMedia: It is no video, or too large.
        """
        for tried in range(1, TRIES + 1):
            # Whoever reads the film's frames closes it.
            file = tempfile.TemporaryFile(dir=self._tickets.folder)  # noqa: SIM115
            try:
                self._fetch_into(file, ticket.job_id)
                return file
            except (Away, Busy, Unknown) as trouble:
                # Some servers say that a film is made just before its file is there.
                file.close()
                if tried == TRIES:
                    raise
                self._clock.rest(trouble.wait_seconds or 1.0)
            except BaseException:
                file.close()
                raise
        raise AssertionError

    def _fetch_into(self, file: IO[bytes], job_id: str) -> None:
        most = round(self._backend.most_megabytes * 1_000_000)
        with self._station.wire.download(job_id) as (length, chunks):
            if length is not None and length > most:
                raise WrongMedia(f"it has {length / 1e6:.0f} MB, where {self._backend.most_megabytes:g} MB may come")
            got = 0
            for chunk in chunks:
                if not got:
                    container_of(chunk[:16])
                got += len(chunk)
                if got > most:
                    raise WrongMedia(f"it has more than the {self._backend.most_megabytes:g} MB that may come")
                file.write(chunk)
                self._clock.report(MADE + (DOWNLOADED - MADE) * got / (length or most))
        if length is not None and got < length:
            raise Away("the download broke off", may_have_begun=True)
        file.flush()

    def call_off(self, ticket: Ticket) -> None:
        """Have the server stop, as far as it can; what it says does not matter any more."""
        self._tickets.drop(ticket.key)
        try:
            self._station.wire.delete(ticket.job_id)
        except Trouble as trouble:
            log.warning("%s: could not stop %s: %s", self._backend.name, ticket.job_id, trouble)

    def made(self, ticket: Ticket) -> IO[bytes]:
        """Watch and fetch; whatever ends that early ends the film, unless another attempt goes on with it."""
        try:
            self.watch(ticket)
            return self.fetch(ticket)
        except Interrupted:
            raise
        except (Away, Busy):
            # It may come back, and the film with it: the ticket stays.
            raise
        except (Refused, Unknown):
            self._tickets.drop(ticket.key)
            raise
        except BaseException:
            self.call_off(ticket)
            raise


def _agrees(told: str, asked: str) -> bool:
    """Servers leave out what they like."""
    return not told or not asked or told == asked
