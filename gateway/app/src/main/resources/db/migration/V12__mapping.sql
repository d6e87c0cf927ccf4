-- Bank folders as they were offered to a running gateway: files by name, signed over their manifest, which of them is in force, and what
-- changed when they were tried on the last files. No files of a bank lie here, only how they are read.
create table mapping (
    member text not null,
    version int not null,
    digest text not null,
    files jsonb not null,
    signed_by text,
    signature bytea,
    reason text not null,
    offered_at timestamptz not null,
    primary key (member, version),
    unique (member, digest)
);
create table mapping_shadow (
    member text not null,
    version int not null,
    against int not null,
    report jsonb not null,
    at timestamptz not null,
    primary key (member, version, against),
    foreign key (member, version) references mapping
);
create table mapping_switch (
    id bigint generated always as identity primary key,
    member text not null,
    version int not null,
    folder text,
    reason text not null,
    at timestamptz not null,
    foreign key (member, version) references mapping
);
create index mapping_switch_last on mapping_switch (member, id desc);
