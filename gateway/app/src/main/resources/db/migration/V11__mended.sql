-- Rows that wait may be mended one by one, or all of one reason at once, and are closed by a later file that has them right. A row that is
-- being read anew is 'mending' until then; cells that an operator put in place of others lie in the vault (purpose 'repair' of the row).
alter table quarantine drop constraint quarantine_state_check;
alter table quarantine add constraint quarantine_state_check
    check (state in ('waiting', 'mending', 'closed', 'replayed', 'discarded', 'rejected'));
alter table quarantine add column key text;
create index quarantine_by_key on quarantine (key) where state = 'waiting' and key is not null;
create index quarantine_mending on quarantine (message) where state = 'mending';

-- How often a message was opened again after it had been told, and what was mended.
alter table message add column mended int not null default 0;
create table mended (
    message uuid not null references message,
    ordinal int not null,
    place text not null,
    repaired boolean not null,
    reason text not null,
    at timestamptz not null
);
create index mended_by_message on mended (message, at);
