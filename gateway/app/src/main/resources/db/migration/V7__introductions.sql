-- Contact asked for between the banks of a vacancy and a seeker (fhir §3.1, L1).
create table introduction (
    id uuid primary key,
    vacancy uuid not null references record,
    seeker uuid not null references record,
    vacancy_bank text not null,
    seeker_bank text not null,
    requester text not null,
    urgent boolean not null,
    asked_at timestamptz not null,
    deadline timestamptz not null,
    -- The doctor hides from this employer: nobody but the requester knows of it, and it ends by its deadline as any other.
    untold boolean not null,
    version int not null,
    status text not null check (status in ('requested', 'rejected', 'cancelled')),
    changed_at timestamptz not null
);
create unique index introduction_running on introduction (vacancy, seeker) where status = 'requested' and not untold;
create unique index introduction_running_untold on introduction (vacancy, seeker, requester) where status = 'requested' and untold;
create index introduction_of_vacancy_bank on introduction (vacancy_bank, changed_at desc, id);
create index introduction_of_seeker_bank on introduction (seeker_bank, changed_at desc, id);
create table introduction_step (
    introduction uuid not null references introduction,
    version int not null,
    status text not null,
    at timestamptz not null,
    primary key (introduction, version)
);
