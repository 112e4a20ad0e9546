"""Runs migrations on the database of the settings, or on the one that the caller names."""

from alembic import context
from sqlmodel import SQLModel

from sora_reflex import models  # noqa: F401  (registers the tables)
from sora_reflex.core.db import make_engine
from sora_reflex.core.settings import get_settings
from sora_reflex.models import search_ddl


def _is_of_the_models(_item: object, name: str | None, *_rest: object) -> bool:
    """Full text is indexed by means of each database that the models can't describe."""
    return not search_ddl.is_by_hand(name)


def run() -> None:
    url = context.config.get_main_option("sqlalchemy.url") or get_settings().resolved_database_url
    engine = make_engine(url)
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # It changes a table by making it anew, and would not drop the old one while other rows point into it.
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            compare_type=True,
            include_object=_is_of_the_models,
        )
        with context.begin_transaction():
            search_ddl.take_off(connection)
            context.run_migrations()
            search_ddl.put_on(connection)
            if connection.dialect.name == "sqlite":
                astray = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                assert not astray, f"rows would point to nothing: {astray[:3]}"
        connection.commit()
    engine.dispose()


run()
