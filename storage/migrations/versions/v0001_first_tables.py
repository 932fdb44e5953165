"""The first tables"""

from storage.migrations.tables import create, drop

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = """
alert: cause str40 key, text str400, raised_at moment, healthy_after moment, cleared_at moment?, told bool
dialogue: userid_key str64 key, handler str40, question text, state json, asked_at moment, expires_at moment
inbox_message: id, key str64 unique, userid str64? indexed, kind str80, text text, media_id str512?,
    received_at moment indexed, state str10 indexed, claimed_by str64?, handler str40?, reply text?, reference str12?
inspection_group: id, name str100 unique
job: id, number str12 unique, userid str64 indexed, view str60, asked json, title str100, state str10,
    claimed_by str64?, attempts int, next_try_at moment, made_at moment, finished_at moment? indexed, rows_done int,
    rows_total int, content bytes?, reason str200?, index state next_try_at as ix_job_state_next
listing: userid_key str64 key, title text, lines json, page int, shown_at moment
member: id, userid str64, userid_key str64 unique, name str50, greeted_at moment?, gone_at moment?
number_series: year int key, last int
one_time_form: token str64 key, userid_key str64 indexed, page str100, fields json, made_at moment indexed,
    expires_at moment, used_at moment?, result str200
outage: id, began_at moment unique, ended_at moment indexed
push: id, created_at moment, not_before moment, reason str40, text text, channel str10, subject str12? indexed,
    safe bool
qa_item: id, number int indexed, version int, question text, answer text, short text, basis json, keywords json,
    ways json, related json, effective_on day, repealed_on day?, source str100, unique number version
qa_vote: number int key, day day key, useful int, useless int
qa_way: id, number int indexed, text str200 unique, added_on day
refusal_count: day day key, kind str20 key, count int
refused_message: key str64 key, day day indexed
setting: key str60 key, value json, changed_at moment
trail_entry: id, at moment indexed, actor str64 indexed, act str40, subject str40? indexed
unanswered_question: id, text str200 unique, day day, count int, nearest int?
worker: name str64 key, beat int, seen_at moment?, takes_messages bool, plans int, deliveries int
absence: id, member_id ->member indexed, deputy_id ->member, first day, last day indexed, recorded_at moment,
    recorded_by str64
assignment: id, number str12 unique, kind str40 unique, title str40, group_id ->inspection_group indexed,
    department_ids json, due_on day indexed, assigned_at moment, assigned_by str64
chat_group: id, name str50, group_id ->inspection_group indexed, kind str10, channel str10, address str100 unique,
    members json, state str10, reason str200?, created_at moment, created_by str64
department: id, name str100 unique, group_id ->inspection_group indexed, parent_id ->department? indexed,
    imported_at moment, paused_reason str200?
push_recipient: id, push_id ->push indexed, target str200 indexed, once str100? unique, state str10, reason str200?,
    attempts int, next_try_at moment, claimed_by str64?, batch str64?, sent_at moment? indexed, msgid str200?,
    index state next_try_at as ix_push_recipient_state_due
application: id, number str12 unique, userid str64 indexed, department_id ->department, role str20, name str50,
    state str10, applied_at moment, decided_at moment?, decided_by str64?
count: register str40 key, department_id ->department key, day day key, count int
deadline: id, kind str20, subject_id int, department_id ->department indexed, due_on day, due_at moment, state str10,
    stopped_at moment?, unique kind subject_id, index state due_on
digest: id, chat_id ->chat_group indexed, due_on day, offset int, state str10, number str12? unique, made_at moment,
    unique chat_id due_on offset
handover: id, number str12 unique, department_id ->department indexed, from_id ->member indexed, to_id ->member indexed,
    on day, proposed_at moment, proposed_by str64, given_at moment?, taken_at moment?, done_at moment?
integrity_request: id, number str12 unique, department_id ->department indexed, candidates int, due_on day,
    asked_at moment, asked_by str64, state str10 indexed, answered_at moment?
matter: id, number str12 unique, department_id ->department indexed, title text, kind str12, stage str12 indexed,
    opened_at moment, closed_at moment?
meeting_notice: id, number str12 unique, department_id ->department indexed, state str12 indexed, version int,
    type str50, kind str20?, preparatory str20?, starts_at moment? indexed, day day? indexed, ends_at moment?,
    place str200?, contact str100?, scope str300?, reported_at moment, reported_by str64, dated_at moment, way str10,
    lead_days int?, on_time bool?, rule str50?, late_reason str300?, excused str100?, statement str500?,
    state_reason str200?, attends bool?, form json, text text, index state day
obligation: id, kind str40 indexed, title str100, department_id ->department indexed, period str20, label str20,
    due_on day indexed, due_at moment, state str12 indexed, excused_reason str200?, extension_reason str200?,
    unique kind department_id period, index department_id due_on as ix_obligation_department_due,
    index state due_on as ix_obligation_state_due
post: id, member_id ->member indexed, role str20 indexed, department_id ->department? indexed,
    group_id ->inspection_group? indexed, in_charge bool, unique member_id role department_id group_id as uq_post_row
stored_file: id, subject str40 indexed, department_id ->department indexed, name str120, kind str8, size int,
    sha256 str64 indexed, by str64, at moment, kept_at moment?
attendance: id, meeting_id ->meeting_notice indexed, member_id ->member indexed, state str10, reason str200?,
    decided_at moment, unique meeting_id member_id
matter_note: id, matter_id ->matter indexed, noted_at moment, noted_by str64, text str300
meeting_item: id, meeting_id ->meeting_notice indexed, position int, text text, kind str12, amount_yuan int?,
    approximate bool, matter_id ->matter? indexed, proposed_id ->matter?, conclusion str20?, votes str60?,
    minutes str60?
meeting_version: id, meeting_id ->meeting_notice indexed, version int, content json, replaced_at moment,
    replaced_by str64, unique meeting_id version
opinion: id, number str12 unique, meeting_id ->meeting_notice indexed, state str10 indexed, text text, sent_at moment,
    sent_by str64, answer text?, answered_at moment?
reminder_step: id, deadline_id ->deadline indexed, step str30, planned_on day, state str10, recorded_at moment,
    unique deadline_id step
submission: id, number str12 unique, obligation_id ->obligation indexed, submitted_at moment, submitted_by str64,
    way str10, entries int, on_time bool, returned_at moment?, returned_reason str500?
ledger_entry: id, number str12 unique, ledger str40 indexed, department_id ->department indexed,
    owner_id ->member indexed, entered_by str64, happened_on day indexed, filed_at moment, state str12 indexed,
    fields json, titles json, text text, due_on day? indexed, closed_at moment?, shared bool, confirmed_at moment?,
    submission_id ->submission? indexed
ledger_note: id, entry_id ->ledger_entry indexed, kind str12, at moment, by str64, text text, before json?, gate str40?,
    submission_id ->submission? indexed, media_id str512?
"""


def upgrade() -> None:
    create(_TABLES)


def downgrade() -> None:
    drop(_TABLES)
