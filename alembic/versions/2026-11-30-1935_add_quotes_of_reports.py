"""add quotes of reports"""

import sqlalchemy as sa
from alembic import op

revision = "b8e35c2f90d4"
down_revision = "a6d01f4c8e27"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reports", sa.Column("quote", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("reports") as table:
        table.alter_column("quote", existing_type=sa.Text(), existing_nullable=False, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("reports") as table:
        table.drop_column("quote")
