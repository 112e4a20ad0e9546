"""A process that films one prompt on the servers of its environment: for tests that kill it."""

from workers.engines.base import RenderRequest
from workers.engines.remote.engine import RemoteEngine

PROMPT, SECONDS, SEED = "a fox in the snow", 2.0, 7

if __name__ == "__main__":
    engine = RemoteEngine()
    list(engine.render(engine.plan(RenderRequest(PROMPT, SECONDS, seed=SEED)), lambda stage, done: None).frames)
