-- What others search by (fhir §3): each narrows a search to few rows by itself; the order of a page is read from record_in_view.
create index record_view_groups on record using gin (view_groups) where active and scope = 'national';
create index record_view_prefectures on record using gin (view_prefectures) where active and scope = 'national';
create index record_view_urgency on record (view_urgency) where active and scope = 'national' and kind = 'vacancy';
