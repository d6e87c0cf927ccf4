-- Whose a record is, whether it still stands, and what it means whatever door it came by (rulings 40).
alter table record add column owner text;
alter table record add column active boolean not null default true;
alter table record add column meaning text not null default '';
alter table record add column updated_at timestamptz;
update record set owner = operator_of_record, updated_at = renewed_at;
alter table record alter column owner set not null, alter column updated_at set not null;
create index record_by_operator on record (operator_of_record, updated_at, id);
create index record_by_owner on record (owner, updated_at, id);

-- What a record was before. What named somebody then lies in the vault under the same version.
create table record_version (
    record uuid not null references record,
    version int not null,
    message uuid not null,
    owner text not null,
    active boolean not null,
    posting jsonb not null,
    updated_at timestamptz not null,
    primary key (record, version)
);
alter table vault add column version int not null default 0;
alter table vault drop constraint vault_pkey;
alter table vault add primary key (subject, purpose, version);

-- What others may search by: the anonymous view's own terms, never finer (fhir §3). The order says nothing: a day, then chance.
alter table record add column day date;
alter table record add column chance uuid not null default gen_random_uuid();
alter table record add column scope text not null default 'own_bank';
alter table record add column hidden_from text[] not null default '{}';
alter table record add column view_groups text[] not null default '{}';
alter table record add column view_prefectures text[] not null default '{}';
alter table record add column view_employment text[] not null default '{}';
alter table record add column view_urgency text;
alter table record add column view_workplace text;
alter table record add column view_start date;
alter table record add column view_night text;
alter table record add column view_telesupport boolean;
update record set day = (updated_at at time zone 'Asia/Tokyo')::date;
alter table record alter column day set not null;
create index record_in_view on record (kind, day desc, chance) where active;

-- What was shown to whom under which pseudonym, remembered when it is shown.
create table shown_view (
    recipient text not null,
    pseudonym text not null,
    record uuid not null references record,
    digest text not null,
    version int not null,
    day date not null,
    primary key (recipient, pseudonym)
);

-- Resources beside the postings: whole, in the vault, for their own member.
create table companion (
    id uuid primary key,
    key text not null unique,
    type text not null,
    operator_of_record text not null,
    owner text not null,
    version int not null,
    digest text not null,
    updated_at timestamptz not null
);
create index companion_by_owner on companion (owner, type, updated_at, id);
create table companion_version (
    companion uuid not null references companion,
    version int not null,
    message uuid not null,
    updated_at timestamptz not null,
    primary key (companion, version)
);

-- What senders call their messages (Bundle.identifier, wsa:MessageID): one name, one content.
create table message_name (
    member text not null,
    name text not null,
    digest text not null,
    primary key (member, name)
);

-- A repeat of a single resource is the same method, address, precondition and body (contract §4); empty for all other messages.
alter table message add column precondition text not null default '';
alter table message drop constraint message_member_digest_generation_key;
alter table message add unique (member, digest, precondition, generation);
