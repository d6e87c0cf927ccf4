-- Members and the certificates bound to them (contract §3).
create table member (
    id text primary key,
    kind text not null,
    prefecture text not null,
    operator_of_record text,
    active boolean not null
);
create table member_certificate (
    pin text primary key,
    member text not null references member,
    certificate bytea not null,
    authority bytea not null,
    encryption boolean not null,
    valid_from timestamptz not null,
    valid_until timestamptz
);

-- The vault: everything that names somebody, under a key of its own. An empty wrapped key means erased.
create table vault (
    subject text not null,
    purpose text not null,
    key_id text not null,
    wrapped_key bytea not null,
    body bytea not null,
    primary key (subject, purpose)
);

-- Messages as they came. Their bytes, labels and receipts (which tell the label) lie in the vault.
create table message (
    id uuid primary key,
    member text not null,
    door text not null,
    digest text not null,
    generation int not null,
    size int not null,
    signed_at timestamptz not null,
    received_at timestamptz not null,
    repeats int not null default 0,
    state text not null default 'pending' check (state in ('pending', 'accepted', 'quarantined', 'rejected')),
    released boolean not null default false,
    understood boolean not null default false,
    mapping_version text,
    refusal jsonb,
    concluded_at timestamptz,
    unique (member, digest, generation)
);
create index message_by_time on message (received_at desc);
create table rejection (
    incident uuid primary key,
    member text not null,
    door text not null,
    code text not null,
    at timestamptz not null
);
create index rejection_by_member on rejection (member);
create table stranger (
    door text not null,
    code text not null,
    number bigint not null,
    primary key (door, code)
);

-- The one work queue (design §2).
create table task (
    id bigint generated always as identity primary key,
    kind text not null,
    message uuid not null references message,
    member text not null,
    chunk int not null,
    attempt int not null default 0,
    signed_at timestamptz not null,
    not_before timestamptz not null default now(),
    leased_until timestamptz,
    node text,
    fault text,
    trying int,
    ended int[] not null default '{}',
    unique (kind, message, chunk)
);
create index task_to_claim on task (kind, signed_at, id);
create index task_in_turn on task (kind, id);
create index task_by_member on task (kind, member, signed_at, id);

-- Rows of messages: pending until their results are signed.
create table chunk (
    message uuid not null references message,
    chunk int not null,
    rows int not null,
    primary key (message, chunk)
);
create table row_ledger (
    message uuid not null references message,
    ordinal int not null,
    chunk int not null,
    place text not null,
    digest text not null,
    outcome text not null check (outcome in ('accepted', 'quarantined', 'rejected', 'duplicate')),
    settled boolean not null,
    record uuid,
    primary key (message, ordinal)
);
create index row_ledger_by_record on row_ledger (record) where record is not null;
create table quarantine (
    message uuid not null,
    ordinal int not null,
    member text not null,
    place text not null,
    digest text not null,
    mapping_version text not null,
    refusals jsonb not null,
    state text not null default 'waiting' check (state in ('waiting', 'replayed', 'discarded', 'rejected')),
    held_at timestamptz not null,
    primary key (message, ordinal)
);
create index quarantine_waiting on quarantine (member, digest) where state = 'waiting';

-- Vacancies and seekers without identity.
create table record (
    id uuid primary key,
    key text not null unique,
    kind text not null,
    operator_of_record text not null,
    version int not null,
    row_digest text not null,
    mapping_version text not null,
    signed_at timestamptz not null,
    message uuid not null,
    posting jsonb not null,
    renewed_at timestamptz not null
);
-- The commit-ordered change sequence: the active matcher gives the point after the commit (rulings 9).
create table change (
    id bigint generated always as identity primary key,
    point bigint unique,
    record uuid not null,
    message uuid not null,
    chunk int not null
);
create index change_unnumbered on change (id) where point is null;
create index change_by_chunk on change (message, chunk);
create table told (
    own uuid not null,
    other uuid not null,
    score int not null,
    primary key (own, other)
);

-- Results that wait for their recipient.
create table outbox (
    id uuid primary key,
    message uuid,
    recipient text not null,
    event text not null,
    filename text not null,
    content_type text not null,
    body bytea not null,
    correlation text,
    release_at timestamptz not null,
    release_no bigint,
    acknowledged_at timestamptz,
    way text
);
create index outbox_due on outbox (release_at) where release_no is null;
create index outbox_waiting on outbox (recipient, release_no) where acknowledged_at is null;
create unique index outbox_reply on outbox (recipient, correlation) where correlation is not null;
create table shown (
    id uuid not null references outbox,
    way text not null,
    primary key (id, way)
);

-- Acts in their own transactions; links by the one chainer, without gaps (rulings 8).
create table audit_act (
    id uuid primary key,
    transaction xid8 not null default pg_current_xact_id(),
    at timestamptz not null,
    act text not null,
    who text not null,
    details jsonb not null
);
create table audit_link (
    number bigint primary key,
    act uuid not null unique references audit_act,
    hash text not null
);
create table audit_head (
    number bigint primary key,
    hash text not null,
    signature text not null,
    at timestamptz not null
);
create table home_setting (
    name text primary key,
    value text not null
);
