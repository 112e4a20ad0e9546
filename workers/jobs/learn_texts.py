"""Reads what is new: what it means, and which words there are."""

import structlog

from sora_reflex.discover import learning

log = structlog.get_logger()


def run() -> None:
    """Learn every text that is new or changed; doing so twice does it once."""
    count = learning.learn()
    if count:
        log.info("search.learnt", texts=count)
