-- 勤務形態 of the anonymous view to search by. Who sent a record before this is asked nothing: it is known when it is next sent changed.
alter table record add column view_patterns text[] not null default '{}';
update record set posting = jsonb_set(posting, '{terms,patterns}', '[]') where kind = 'seeker';
update record_version set posting = jsonb_set(posting, '{terms,patterns}', '[]') where jsonb_exists(posting->'terms', 'employments');
