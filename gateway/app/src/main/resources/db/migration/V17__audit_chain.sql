-- The audit keeps the very bytes that were hashed (RFC 8785). Links from before have no leaf: they are checked by the rule of before, and
-- the first link with a leaf hashes the last of them.
alter table audit_act add column text bytea;
alter table audit_link add column leaf bytea check (octet_length(leaf) = 32);
-- What is kept of the tree under a head (RFC 6962), so that the next head hashes only what is new.
alter table audit_head add column peaks bytea;

-- Acts that have no link yet, in the order in which they were written. The chainer empties it.
create table audit_waiting (
    transaction xid8 not null default pg_current_xact_id(),
    number bigint not null generated always as identity,
    act uuid not null,
    primary key (transaction, number)
);
insert into audit_waiting (transaction, act)
select a.transaction, a.id from audit_act a
where not exists (select 1 from audit_link l where l.act = a.id) order by a.transaction, a.at, a.id;
