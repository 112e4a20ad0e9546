"""The triggers that keep `post_texts` and `user_texts` in step with posts and people, and the indexes over them.

They are taken off before migrations and put back after them (alembic/env.py): SQLite changes a table by making it anew,
which loses its triggers, and refuses to while one speaks of a table that is just being replaced.
"""

from sqlalchemy import Connection, inspect, text

_POST_MORE = (
    "coalesce((SELECT g.title || CASE WHEN {row}.is_prompt_public THEN ' ' || g.prompt ELSE '' END"
    " FROM videos v JOIN generations g ON g.id = v.generation_id WHERE v.id = {row}.video_id), '')"
)
# With and without what joins a handle's parts: databases cut words there, or take the whole for an address.
_USER_WORDS = "{row}.handle || ' ' || replace(replace({row}.handle, '_', ' '), '.', ' ') || ' ' || {row}.display_name"

_SOURCES = {
    "post": ("posts", f"{{row}}.id, {{row}}.caption, {_POST_MORE}", "caption, is_prompt_public, deleted_at",
             ", vector = NULL"),
    "user": ("users", f"{{row}}.id, {_USER_WORDS}, {{row}}.bio", "handle, display_name, bio, deleted_at", ""),
}  # fmt: skip
"""Kind -> its table, what is kept of a row, the columns that matter, and what else is forgotten when they change."""

FILLS = tuple(
    f"INSERT INTO {kind}_texts ({kind}_id, words, more) SELECT {kept.format(row='t')} FROM {table} t"
    " WHERE t.deleted_at IS NULL ORDER BY t.created_at, t.id"
    for kind, (table, kept, _, _) in _SOURCES.items()
)
"""What fills the tables for the first time."""

SQLITE_INDEXES = (
    "CREATE VIRTUAL TABLE fts_posts USING fts5(words, more, content='post_texts', content_rowid='number',"
    " tokenize='porter unicode61 remove_diacritics 2', prefix='2 3')",
    "CREATE VIRTUAL TABLE fts_users USING fts5(words, more, content='user_texts', content_rowid='number',"
    " tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
)

POSTGRESQL_INDEXES = tuple(
    statement
    for kind, language in (("post", "english"), ("user", "simple"))
    for statement in (
        f"ALTER TABLE {kind}_texts ADD COLUMN tsv tsvector GENERATED ALWAYS AS"
        f" (setweight(to_tsvector('{language}', words), 'A') || setweight(to_tsvector('{language}', more), 'C'))"
        " STORED",
        f"CREATE INDEX fts_{kind}_texts ON {kind}_texts USING gin (tsv)",
    )
)


def is_by_hand(name: str | None) -> bool:
    """Whether a table, column or index is one of those made here, of which the models know nothing."""
    return name is not None and (name == "tsv" or name.startswith("fts_"))


def take_off(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        found = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search_%'")
        )
        for name in found.scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        return
    for kind in _SOURCES:
        connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS search_{kind}() CASCADE")


def put_on(connection: Connection) -> None:
    """Put the triggers on, if this schema has what they write to."""
    if not inspect(connection).has_table("post_texts"):
        return
    make = _sqlite_triggers if connection.dialect.name == "sqlite" else _postgresql_triggers
    for kind in _SOURCES:
        for statement in make(kind):
            connection.exec_driver_sql(statement)


def _keep(kind: str, row: str) -> str:
    """Write down what a row says now, unless it is deleted."""
    _, kept, _, forgotten = _SOURCES[kind]
    return (
        f"DELETE FROM {kind}_texts WHERE {kind}_id = {row}.id AND {row}.deleted_at IS NOT NULL;"
        f" INSERT INTO {kind}_texts ({kind}_id, words, more)"
        f" SELECT {kept.format(row=row)} WHERE {row}.deleted_at IS NULL"
        f" ON CONFLICT ({kind}_id) DO UPDATE SET words = excluded.words, more = excluded.more, learnt_at = NULL"
        f"{forgotten};"
    )


def _sqlite_triggers(kind: str) -> tuple[str, ...]:
    table, _, columns, _ = _SOURCES[kind]
    fts = f"fts_{kind}s"
    add = f"INSERT INTO {fts} (rowid, words, more) VALUES (NEW.number, NEW.words, NEW.more);"
    drop = f"INSERT INTO {fts} ({fts}, rowid, words, more) VALUES ('delete', OLD.number, OLD.words, OLD.more);"
    name = f"search_{kind}"
    return (
        f"CREATE TRIGGER {name}_new AFTER INSERT ON {table} BEGIN {_keep(kind, 'NEW')} END",
        f"CREATE TRIGGER {name}_changed AFTER UPDATE OF {columns} ON {table} BEGIN {_keep(kind, 'NEW')} END",
        f"CREATE TRIGGER {name}_text_new AFTER INSERT ON {kind}_texts BEGIN {add} END",
        f"CREATE TRIGGER {name}_text_gone AFTER DELETE ON {kind}_texts BEGIN {drop} END",
        f"CREATE TRIGGER {name}_text_changed AFTER UPDATE OF words, more ON {kind}_texts BEGIN {drop} {add} END",
    )


def _postgresql_triggers(kind: str) -> tuple[str, ...]:
    table, _, columns, _ = _SOURCES[kind]
    return (
        f"CREATE OR REPLACE FUNCTION search_{kind}() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN {_keep(kind, 'NEW')} RETURN NULL; END $$",
        f"CREATE TRIGGER search_{kind} AFTER INSERT OR UPDATE OF {columns} ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION search_{kind}()",
    )
