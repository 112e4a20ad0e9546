"""add lineage"""

import sqlalchemy as sa
from alembic import op

revision = "b1f4d7a2c905"
down_revision = "b3d9f1c7a254"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.add_column(sa.Column("allows_remixes", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("allows_remix", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column("parent_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("root_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("remix_count", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.alter_column("allows_remixes", server_default=None)
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.alter_column("allows_remix", server_default=None)
        batch_op.alter_column("remix_count", server_default=None)
    op.create_index("ix_posts_parent_id_created_at", "posts", ["parent_id", "created_at"])
    op.create_index(op.f("ix_posts_root_id"), "posts", ["root_id"])
    _trace_lineage(op.get_bind())


def _trace_lineage(connection: sa.Connection) -> None:
    """Posts of clips that were made from an earlier one learn which post that was, and where the line began."""
    uuid = sa.Uuid()
    posts = sa.table(
        "posts", sa.column("id", uuid), sa.column("video_id", uuid), sa.column("deleted_at"),
        sa.column("visibility"), sa.column("parent_id", uuid), sa.column("root_id", uuid), sa.column("remix_count"),
    )  # fmt: skip
    videos = sa.table("videos", sa.column("id", uuid), sa.column("generation_id", uuid))
    made = sa.table("generations", sa.column("id", uuid), sa.column("parent_id", uuid))
    earlier_ones = sa.select(made.c.id, made.c.parent_id).where(made.c.parent_id.is_not(None))
    came_from = {row.id: row.parent_id for row in connection.execute(earlier_ones)}
    query = sa.select(videos.c.generation_id, posts.c.id).join(videos, videos.c.id == posts.c.video_id)
    post_of = {row.generation_id: row.id for row in connection.execute(query)}
    parents = {}
    for generation, post in post_of.items():
        earlier = came_from.get(generation)
        while earlier is not None and earlier not in post_of:
            earlier = came_from.get(earlier)
        if earlier is not None:
            parents[post] = post_of[earlier]
    for post, parent in parents.items():
        root = parent
        while root in parents:
            root = parents[root]
        connection.execute(posts.update().where(posts.c.id == post).values(parent_id=parent, root_id=root))
    child = posts.alias()
    stands = sa.and_(child.c.parent_id == posts.c.id, child.c.visibility == "public", child.c.deleted_at.is_(None))
    count = sa.select(sa.func.count()).select_from(child).where(stands).scalar_subquery()
    connection.execute(posts.update().where(posts.c.id.in_(list(set(parents.values())))).values(remix_count=count))


def downgrade() -> None:
    op.drop_index(op.f("ix_posts_root_id"), "posts")
    op.drop_index("ix_posts_parent_id_created_at", "posts")
    with op.batch_alter_table("posts", schema=None) as batch_op:
        for name in ("remix_count", "root_id", "parent_id", "allows_remix"):
            batch_op.drop_column(name)
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_column("allows_remixes")
