-- Where a member wants to be told, as an operator enrolled it: no resource alone makes us call an address (fhir §3).
create table endpoint (
    member text not null,
    url text not null,
    added_at timestamptz not null,
    primary key (member, url)
);
create table subscription (
    id uuid primary key,
    member text not null,
    topic text not null,
    tells text[] not null,
    endpoint text not null,
    payload text not null,
    heartbeat interval not null,
    ends_at timestamptz not null,
    status text not null check (status in ('requested', 'active', 'error', 'off')),
    version int not null,
    events bigint not null default 0,
    told bigint not null default 0,
    seen bigint not null,
    failures int not null default 0,
    next_at timestamptz not null,
    heard_at timestamptz not null,
    updated_at timestamptz not null,
    removed boolean not null default false
);
create index subscription_of on subscription (member) where not removed;
create index subscription_standing on subscription (next_at) where status in ('requested', 'active') and not removed;
create table subscription_event (
    subscription uuid not null references subscription on delete cascade,
    number bigint not null,
    result uuid not null,
    at timestamptz not null,
    primary key (subscription, number)
);
