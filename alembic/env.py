"""Runs migrations on the database of the settings, or on the one that the caller names."""

from alembic import context
from sqlmodel import SQLModel

from sora_reflex import models  # noqa: F401  (registers the tables)
from sora_reflex.core.db import make_engine
from sora_reflex.core.settings import get_settings


def run() -> None:
    url = context.config.get_main_option("sqlalchemy.url") or get_settings().resolved_database_url
    engine = make_engine(url)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
    engine.dispose()


run()
