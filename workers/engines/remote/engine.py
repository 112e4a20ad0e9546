"""The remote engine: films on any server that speaks `/v1/videos`, and on the soundest of several."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO

from workers.engines.base import EngineInfo, Film, Mode, OnProgress, RenderRequest, Traits, shapes_of
from workers.engines.remote import config, media
from workers.engines.remote.config import Backend, variable
from workers.engines.remote.filming import DOWNLOADED, STAGE, Clock, Filming
from workers.engines.remote.fleet import Fleet, Station
from workers.engines.remote.plan import ENGINE, RemotePlan, Source, fit, fitted_image, make_plan
from workers.engines.remote.tickets import Ticket, Tickets
from workers.engines.remote.troubles import Away, NoServer, Trouble, Unknown, WrongMedia, WrongParent
from workers.engines.remote.wire import Order

log = logging.getLogger(__name__)

LONGER = 1.5
"""A file may be so many times as long as was asked for: servers round to their own steps. It is refused beyond."""

NEAR_SECONDS = 1.0
"""A wish that misses all lengths on offer by no more gets the nearest one; by more, it is refused before it is sent."""

FIRST_PACE = 15.0
"""Seconds per second of film, until a server has filmed: hosted ones take one to three minutes for eight seconds."""

SILENT = "The film server sends no sound, so this film is silent."


class RemoteEngine:
    """Films on the configured servers, or on one of them alone."""

    def __init__(self, profile: str = "", *, backends: tuple[Backend, ...] | None = None) -> None:
        """Take the servers of the settings; `profile` names the only one to use.

        Raises:
            BadBackends: None is configured, one is written wrongly, or none has that name.
        """
        found = config.read() if backends is None else backends
        if profile:
            names = ", ".join(backend.name for backend in found)
            found = tuple(backend for backend in found if backend.name == profile)
            if not found:
                raise config.BadBackends(f"no film server is called {profile!r}; there are {names}")
        self.fleet, self._pinned = Fleet(found), profile
        labels = {backend.shown for backend in found}
        self.info = EngineInfo(
            name=ENGINE,
            profile=profile,
            label=labels.pop() if len(labels) == 1 else "Remote",
            digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
            stages=(("planning", 0.01), (STAGE, 0.99)),
            modes=frozenset[Mode]().union(*(backend.modes for backend in found)),
            traits=_traits(found),
        )

    def load(self) -> None:
        """Nothing to load; films that servers have forgotten by now are forgotten here too."""
        self._tickets().sweep()

    def plan(self, request: RenderRequest) -> RemotePlan:
        """Plan a request.

        Raises:
            WrongParent: A remix or a continuation of a film that none of these servers has.
            NoServer: None of them can do it.
        """
        plan = make_plan(request, self._pinned)
        self._able(plan)
        return plan

    def render(self, plan: RemotePlan, on_progress: OnProgress) -> Film:
        """Have the film made and downloaded; frames are decoded as they are read.

        Raises:
            Trouble: It can't be made; the message says why.
            Cancelled: As raised by `on_progress`; the server is told to stop, unless it is an `Interrupted`.
        """
        able = self._able(plan)
        tickets = self._tickets()
        clock = Clock(on_progress, max(station.backend.longest_seconds for station in able))
        clock.report(0.0)
        while True:
            with tickets.held(plan.key, clock.rest):
                station, ticket = self._ticket(plan, able, tickets, clock)
            filming = Filming(station, tickets, clock)
            try:
                file = filming.made(ticket)
            except (Away, Unknown) as trouble:
                others = [other for other in able if other is not station]
                if not station.backend.free or not others:
                    raise
                log.warning("%s lost a film, %s; it is made anew elsewhere", station.backend.name, trouble)
                tickets.drop(plan.key)
                able = others
                continue
            try:
                return self._film(plan, station, ticket, file, clock)
            except WrongMedia:
                # Another download would be no better.
                filming.call_off(ticket)
                raise

    def _able(self, plan: RemotePlan) -> list[Station]:
        able = self.fleet.able(frozenset(plan.modes))
        if plan.pinned:
            able = [station for station in able if station.backend.name == plan.pinned]
        if able:
            return able
        if plan.source and plan.pinned not in self.fleet.stations:
            raise WrongParent(f"The film server {plan.pinned}, which made the clip that this starts from, is gone.")
        raise NoServer(", ".join(plan.modes).replace("_", " "))

    def _ticket(self, plan: RemotePlan, able: list[Station], tickets: Tickets, clock: Clock) -> tuple[Station, Ticket]:
        """The film under way: what an earlier attempt began, else a new one at the first server that takes it."""
        earlier = tickets.find(plan.key)
        station = self.fleet.stations.get(earlier.backend) if earlier else None
        if earlier and station in able:
            if earlier.job_id:
                return station, earlier
            try:
                return station, Filming(station, tickets, clock).find_lost(earlier, _orders(plan, station))
            except Trouble as trouble:
                if not trouble.elsewhere:
                    raise
        return self._asked(plan, able, tickets, clock)

    def _asked(self, plan: RemotePlan, able: list[Station], tickets: Tickets, clock: Clock) -> tuple[Station, Ticket]:
        """Ask one server after another, and wait for those that ask for time."""
        until = time.monotonic() + max(station.backend.patience_seconds for station in able)
        while True:
            troubles, waits = list[Trouble](), list[float]()
            for station in self.fleet.order(able, plan.key):
                try:
                    return station, Filming(station, tickets, clock).ask(plan.key, _orders(plan, station))
                except Trouble as trouble:
                    if not trouble.elsewhere:
                        raise
                    log.warning("%s does not take a film: %s", station.backend.name, trouble)
                    troubles.append(trouble)
                    if trouble.passes:
                        waits.append(trouble.wait_seconds or station.backend.settle_seconds)
            if not waits or time.monotonic() + min(waits) > until:
                # What a person can do something about comes first.
                raise min(troubles, key=lambda trouble: trouble.passes)
            clock.rest(min(waits))

    def _film(self, plan: RemotePlan, station: Station, ticket: Ticket, file: IO[bytes], clock: Clock) -> Film:
        fitted = fit(plan, station.backend)
        try:
            before = plan.source.seconds if plan.source else 0.0
            expected = max(float(fitted.seconds), plan.seconds, before) + (before if Mode.EXTEND in plan.modes else 0)
            reel = media.look_through(file, longest_seconds=expected * LONGER + 2)
            cut = _cut(plan, reel)
            seconds = reel.seconds - cut
            audio = media.sound(file, reel, cut=cut, seconds=seconds)
        except BaseException:
            file.close()
            raise
        count = max(1, round(seconds * reel.rate))

        def report(given: int) -> None:
            clock.report(DOWNLOADED + (1 - DOWNLOADED) * given / count)

        filmed = Source(station.backend.name, ticket.job_id, reel.seconds)
        return Film(
            width=reel.width // 2 * 2,
            height=reel.height // 2 * 2,
            fps=reel.rate,
            frame_count=count,
            frames=media.decode(file, reel, cut=cut, count=count, report=report),
            audio=audio,
            left_out=(*fitted.left_out, *(() if reel.has_sound else (SILENT,))),
            title=plan.title,
            layout="yuv420p",
            plan=replace(plan, filmed=filmed, pinned=station.backend.name),
        )

    def _tickets(self) -> Tickets:
        return Tickets(Path(variable("SORA_DATA_DIR") or "data").absolute() / "remote")


def _traits(backends: tuple[Backend, ...]) -> Traits:
    """What at least one of the servers offers; what their films sound like, nobody knows before."""
    lengths = [seconds for backend in backends for seconds in backend.seconds]
    sizes = [tuple(map(int, size.split("x"))) for backend in backends for size in backend.sizes]
    return Traits(
        shortest=max(1.0, min(lengths) - NEAR_SECONDS),
        longest=min(60.0, max(lengths) + NEAR_SECONDS),
        shapes=shapes_of((width, height) for width, height in sizes),
        sound="",
        speaks=False,
        # Of a clip that no server has, the last frame is the first picture of what comes next.
        takes_any=("extend",) if any({Mode.EXTEND, Mode.FIRST_IMAGE} <= one.modes for one in backends) else (),
        first_pace=FIRST_PACE,
    )


def _cut(plan: RemotePlan, reel: media.Reel) -> float:
    """What of a continuation is the film before it: most servers give both in one."""
    if Mode.EXTEND not in plan.modes or plan.source is None:
        return 0.0
    return plan.source.seconds if reel.seconds > plan.source.seconds + plan.seconds * 0.5 else 0.0


def _orders(plan: RemotePlan, station: Station) -> Callable[[str], Order]:
    """What to ask that server for, given a token."""
    fitted = fit(plan, station.backend)
    kind = "create"
    if Mode.REMIX in plan.modes:
        kind = "remix" if station.backend.remix_with == "remix" else "edit"
    elif Mode.EXTEND in plan.modes:
        kind = "extend"
    image = fitted_image(plan.image, fitted.width, fitted.height) if plan.image else b""

    def order(token: str) -> Order:
        return Order(
            kind=kind,
            token=token,
            prompt=plan.prompt,
            size=fitted.size,
            seconds=str(fitted.seconds),
            seed=plan.seed,
            source=plan.source.video_id if plan.source else "",
            image=image,
        )

    return order
