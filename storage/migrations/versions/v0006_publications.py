"""What the group sends out, and what came back from whom"""

from storage.migrations.tables import create, drop

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TABLES = """
publication: id, number str12 unique, group_id ->inspection_group restrict indexed, kind str40 indexed, state str12,
    title str60, text text, audience json, version int, replaces str12?, day day?, starts_at moment?, place str100?,
    due_on day?, valid_until day?, about str40?, other_names json, on_paper bool, file_name str120?, file_kind str8?,
    file_sha256 str64? indexed, created_at moment, created_by str64, sent_at moment?, sent_by str64?,
    index group_id sent_at as ix_publication_group_sent
receipt: id, publication_id ->publication cascade indexed, member_id ->member restrict indexed,
    department_id ->department restrict indexed, state str10, signed_at moment?, answered_at moment?, answer text?,
    fields json, attended bool?, unique publication_id member_id
"""


def upgrade() -> None:
    create(_TABLES)


def downgrade() -> None:
    drop(_TABLES)
