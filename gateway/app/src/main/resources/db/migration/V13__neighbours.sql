-- Seekers that are open to 近隣県, by the prefecture of their bank: found like those that are open to all.
create index record_near on record ((substring(operator_of_record from '-(..)'))) where active and scope = 'neighbours';
