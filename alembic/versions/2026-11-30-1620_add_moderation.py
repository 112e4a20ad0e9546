"""add reports, what was done about them, and what is hidden or suspended"""

import sqlalchemy as sa
from alembic import op

from sora_reflex.models.base import UtcDateTime

revision = "c94e1fb27d30"
down_revision = "b3c07d52e918"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reporter_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["users.id"], name=op.f("fk_reports_person_id_users")),
        sa.ForeignKeyConstraint(["reporter_id"], ["users.id"], name=op.f("fk_reports_reporter_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint(
            "reporter_id", "subject", "subject_id", name=op.f("uq_reports_reporter_id_subject_subject_id")
        ),
    )
    op.create_table(
        "moderation_acts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name=op.f("fk_moderation_acts_by_id_users")),
        sa.ForeignKeyConstraint(["person_id"], ["users.id"], name=op.f("fk_moderation_acts_person_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_acts")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index("ix_reports_closed_at_created_at", ["closed_at", "created_at"], unique=False)
        batch_op.create_index("ix_reports_subject_id", ["subject_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reports_person_id"), ["person_id"], unique=False)
    with op.batch_alter_table("moderation_acts", schema=None) as batch_op:
        batch_op.create_index("ix_moderation_acts_subject_id_created_at", ["subject_id", "created_at"], unique=False)
        for column in ("by_id", "person_id"):
            batch_op.create_index(batch_op.f(f"ix_moderation_acts_{column}"), [column], unique=False)
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hidden_at", UtcDateTime(), nullable=True))
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.add_column(sa.Column("suspended_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_column("suspended_at")
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.drop_column("hidden_at")
    op.drop_table("moderation_acts")
    op.drop_table("reports")
