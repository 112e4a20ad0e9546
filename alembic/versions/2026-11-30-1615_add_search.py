"""add search"""

import re

import sqlalchemy as sa
from alembic import op

from sora_reflex.models import search_ddl
from sora_reflex.models.base import UtcDateTime

revision = "f3a9c1e57b20"
down_revision = "3f81c6d07b2e"
branch_labels = None
depends_on = None

_TAG = re.compile(r"(?<![\w&#])#(\w{1,40})\b")


def _texts(kind: str, *more: sa.Column) -> None:
    op.create_table(
        f"{kind}_texts",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(f"{kind}_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("more", sa.Text(), nullable=False),
        *more,
        sa.Column("learnt_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            [f"{kind}_id"], [f"{kind}s.id"], name=op.f(f"fk_{kind}_texts_{kind}_id_{kind}s"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f(f"pk_{kind}_texts")),
        sa.UniqueConstraint(f"{kind}_id", name=op.f(f"uq_{kind}_texts_{kind}_id")),
    )
    new = sa.text("learnt_at IS NULL")
    op.create_index(f"ix_{kind}_texts_new", f"{kind}_texts", ["number"], sqlite_where=new, postgresql_where=new)


def upgrade() -> None:
    _texts("post", sa.Column("vector", sa.LargeBinary(), nullable=True))
    op.create_index(op.f("ix_post_texts_learnt_at"), "post_texts", ["learnt_at"])
    _texts("user")
    op.create_table(
        "post_tags",
        sa.Column("tag", sa.String(length=40), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_post_tags_post_id_posts"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("tag", "post_id", name=op.f("pk_post_tags")),
    )
    op.create_index(op.f("ix_post_tags_post_id"), "post_tags", ["post_id"])
    op.create_table(
        "spellings",
        sa.Column("spelling", sa.String(length=40), nullable=False),
        sa.Column("word", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("spelling", "word", name=op.f("pk_spellings")),
    )
    op.create_index("ix_likes_created_at_post_id", "likes", ["created_at", "post_id"])
    op.create_index("ix_follows_created_at_followee_id", "follows", ["created_at", "followee_id"])
    connection = op.get_bind()
    is_sqlite = connection.dialect.name == "sqlite"
    for statement in search_ddl.SQLITE_INDEXES if is_sqlite else search_ddl.POSTGRESQL_INDEXES:
        op.execute(statement)
    for statement in search_ddl.FILLS:
        op.execute(statement)
    for kind in ("posts", "users") if is_sqlite else ():
        op.execute(f"INSERT INTO fts_{kind} (fts_{kind}) VALUES ('rebuild')")
    _fill_tags(connection)


def _fill_tags(connection: sa.Connection) -> None:
    posts = sa.table("posts", sa.column("id", sa.Uuid()), sa.column("caption", sa.String()))
    tags = sa.table("post_tags", sa.column("tag", sa.String()), sa.column("post_id", sa.Uuid()))
    tagged = connection.execute(sa.select(posts.c.id, posts.c.caption).where(posts.c.caption.contains("#"))).all()
    rows = {(tag.lower(), id) for id, caption in tagged for tag in _TAG.findall(caption) if not tag.isdigit()}
    if rows:
        connection.execute(sa.insert(tags), [{"tag": tag, "post_id": id} for tag, id in sorted(rows, key=str)])


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE fts_posts")
        op.execute("DROP TABLE fts_users")
    op.drop_index("ix_follows_created_at_followee_id", table_name="follows")
    op.drop_index("ix_likes_created_at_post_id", table_name="likes")
    for table in ("spellings", "post_tags", "user_texts", "post_texts"):
        op.drop_table(table)
