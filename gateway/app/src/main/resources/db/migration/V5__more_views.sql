-- Two more terms of the anonymous view to search by: the kind of facility, and the month in which the information ends.
alter table record add column view_facility text;
alter table record add column view_expires date;
update record set view_facility = posting->'terms'->>'facilityType',
    view_expires = date_trunc('month', (posting->'terms'->>'expires')::date)
where kind = 'vacancy';
