-- By which shape of its bank's files a record was last named, and of which shape a file is that was read to its end. Where a bank has said
-- that each file of a shape is whole, what the next one no longer names is withdrawn (rulings 5).
alter table record add column shape text;
alter table message add column shape text, add column whole boolean not null default false;
create index message_by_shape on message (member, shape, signed_at desc) where shape is not null;
