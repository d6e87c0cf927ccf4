-- A result is signed JSON of some hundred kilobytes that says much the same again and again. lz4 packs it at several times the speed of
-- the default and takes that much less of the write-ahead log; a server built without it keeps the default.
do $$
begin
    alter table outbox alter column body set compression lz4;
exception
    when feature_not_supported then null;
end $$;
