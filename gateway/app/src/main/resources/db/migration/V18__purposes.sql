-- For what a certificate was bound (security §3.6). One that was bound beside another only for encryption serves for nothing else.
alter table member_certificate add column purposes text[] not null default '{}';
update member_certificate c
set purposes = case
    when not encryption then array['tls', 'signing']
    when exists (
        select 1 from member_certificate main
        where main.member = c.member and not main.encryption
            and abs(extract(epoch from main.valid_from - c.valid_from)) < 1
    ) then array['encryption']
    else array['tls', 'signing', 'encryption']
end;
alter table member_certificate alter column purposes drop default;
alter table member_certificate drop column encryption;

-- Whose a key is, for good: the digest of its SubjectPublicKeyInfo (case 20). Those of certificates that are here already are entered by
-- the program, which can read them.
create table member_key (
    key_hash text primary key,
    member text not null references member
);
alter table member_certificate add column key_hash text references member_key;
