"""The migrations build exactly the schema that the models describe, and can be undone."""

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from tests.conftest import alembic_config

MIN_TABLES = 15


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


def test_going_down_and_up_again_gives_the_same_schema(config, database):
    before = tables(database)
    command.downgrade(config, "base")
    try:
        assert not tables(database)
    finally:
        command.upgrade(config, "head")
    assert tables(database) == before
    command.check(config)
