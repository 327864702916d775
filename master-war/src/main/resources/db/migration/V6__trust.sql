-- Generations of the signing key take turns, and can be taken back.
alter table signing_key add column signs_from timestamp with time zone;
update signing_key set signs_from = created_at;
alter table signing_key alter column signs_from set not null;
alter table signing_key add column accepted_until timestamp with time zone;
alter table signing_key add column revoked_at timestamp with time zone;

-- The generation of the feed in which the signing keys last changed.
alter table sync_head add column keys_generation bigint not null default 0;

-- Tickets and passes that are called back, until all that a row concerns has expired.
create table revocation (
    kind       varchar(16) not null,
    target     varchar(200) not null,
    before_at  timestamp with time zone not null,
    until_at   timestamp with time zone not null,
    generation bigint not null unique,
    revoked_by varchar(200) not null,
    primary key (kind, target)
);
create index revocation_until on revocation (until_at);
