"""The migrations build exactly the schema that the models describe, and can be undone."""

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from sora_reflex.core import db
from sora_reflex.models import Generation, Post, Video
from tests.conftest import alembic_config
from tests.factories import create_post

MIN_TABLES = 15
FIRST = "985340c2feb0"
"""The oldest revision that an instance may be at."""


@pytest.fixture
def config(database: str):
    """Of a database of this test's own, already at the newest revision."""
    return alembic_config(database)


def tables(url: str) -> set[str]:
    engine = create_engine(url)
    try:
        return set(inspect(engine).get_table_names()) - {"alembic_version"}
    finally:
        engine.dispose()


def test_the_history_has_one_head(config):
    assert len(ScriptDirectory.from_config(config).get_heads()) == 1


def test_the_models_ask_for_nothing_that_no_migration_makes(config, database):
    assert len(tables(database)) >= MIN_TABLES
    command.check(config)


def test_rows_outlive_going_down_and_up_again(config, database):
    """SQLite makes a table anew to change it, while other tables' rows point into it."""
    with db.unit_of_work() as session:
        post = create_post(session)
    db.get_engine().dispose()
    command.downgrade(config, FIRST)
    command.upgrade(config, "head")
    with db.reading() as session:
        kept = session.get_one(Post, post.id)
        video = session.get_one(Video, kept.video_id)
        assert session.get_one(Generation, video.generation_id).user_id == kept.author_id


def test_going_down_and_up_again_gives_the_same_schema(config, database):
    before = tables(database)
    command.downgrade(config, "base")
    try:
        assert not tables(database)
    finally:
        command.upgrade(config, "head")
    assert tables(database) == before
    command.check(config)
