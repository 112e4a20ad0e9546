"""How many stored counts and lists differ from their rows after 10,000 things that a crowd did at once.

On SQLite, and on PostgreSQL where SORA_TEST_DATABASE_URL names a server:
`python -m tests.postgres python -m tests.bench counts`.
"""

import logging
import os
import time

import structlog

from sora_reflex.models import User
from tests.bench.bench_feed import instance
from tests.bench.bench_finding import _server
from tests.bench.registry import Figure, bench
from tests.social import crowd, crowd_lists

ACTIONS = 10_000


@bench("wrong counts, lists and failures after 10,000 concurrent actions, and one", against="none, and one", most=1.0)
def counts() -> Figure:
    # Jobs have no Redis to go to here, and each of them would say so.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    try:
        with instance(0, rows=[(User, lambda _: {}, 0)], url=_server()):
            crowd.settle()
            began = time.monotonic()
            outcome = crowd.act(ACTIONS, seed=11)
            seconds = time.monotonic() - began
            wrong = [*outcome.failed, *crowd.wrong_counts(), *crowd_lists.wrong_lists()]
    finally:
        structlog.reset_defaults()
    done, refused = sum(outcome.done.values()), sum(outcome.refused.values())
    on = "PostgreSQL" if os.environ.get("SORA_TEST_DATABASE_URL") else "SQLite"
    detail = f"{done} done, {refused} refused, {crowd.THREADS} threads, {seconds:.0f} s; {on}"
    return Figure(1 + len(wrong), "", 1, "; ".join([detail, *wrong[:3]]))
