-- The ledger counts what left again (contract §6); few did, so the count reads only them.
create index record_left on record (owner) where not active;
