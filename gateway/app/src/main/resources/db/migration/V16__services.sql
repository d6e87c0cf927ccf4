-- By which services of telemedicine a vacancy is supported, as tokens: its own bank searches by them.
update record set posting = jsonb_set(posting, '{services}', '[]') where kind = 'vacancy';
update record_version set posting = jsonb_set(posting, '{services}', '[]') where not jsonb_exists(posting->'terms', 'employments');
