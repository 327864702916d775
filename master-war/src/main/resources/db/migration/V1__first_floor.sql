-- One schema for H2 and PostgreSQL.

create table meeting (
    id         varchar(64) primary key,
    title      varchar(500) not null,
    starts_at  timestamp with time zone,
    ends_at    timestamp with time zone,
    time_zone  varchar(64) not null,
    location   varchar(500),
    state      varchar(16) not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    revision   bigint not null
);
create index meeting_state on meeting (state, id);

create table agenda_item (
    id         varchar(36) primary key,
    meeting_id varchar(64) not null references meeting (id),
    position   integer not null,
    path       varchar(1024) not null,
    title      varchar(500) not null,
    unique (meeting_id, path)
);

create table document (
    id            varchar(36) primary key,
    meeting_id    varchar(64) not null references meeting (id),
    path          varchar(1024) not null,
    collision_key varchar(2048) not null,
    revision      integer not null,
    digest        varchar(64) not null,
    size          bigint not null,
    crc32         integer not null,
    media_type    varchar(255) not null,
    uploaded_at   timestamp with time zone not null,
    unique (meeting_id, collision_key)
);
create index document_path on document (meeting_id, path);

create table document_revision (
    document_id varchar(36) not null references document (id),
    revision    integer not null,
    digest      varchar(64) not null,
    size        bigint not null,
    crc32       integer not null,
    media_type  varchar(255) not null,
    uploaded_at timestamp with time zone not null,
    primary key (document_id, revision)
);
create index document_revision_digest on document_revision (digest);

create table participant (
    meeting_id varchar(64) not null references meeting (id),
    id         varchar(64) not null,
    name       varchar(200) not null,
    key_digest varchar(64) not null,
    primary key (meeting_id, id)
);

create table signing_key (
    id          varchar(64) primary key,
    private_jwk varchar(2000) not null,
    created_at  timestamp with time zone not null
);

-- What publishing froze: one row for each version and edition, never changed.
create table published_package (
    meeting_id      varchar(64) not null references meeting (id),
    version         integer not null,
    edition         varchar(64) not null,
    digest          varchar(64) not null,
    size            bigint not null,
    manifest_digest varchar(64) not null,
    document_count  integer not null,
    chunk_count     integer not null,
    published_at    timestamp with time zone not null,
    published_by    varchar(200) not null,
    sheet           text not null,
    primary key (meeting_id, version, edition)
);
create index published_package_digest on published_package (digest);
create index published_package_manifest on published_package (manifest_digest);

-- What nodes are to hold, in the order in which it changed. A row outlives its meeting, so that every node
-- learns of the removal.
create table sync_item (
    meeting_id varchar(64) primary key,
    generation bigint not null unique,
    state      varchar(16) not null,
    removed    boolean not null,
    version    integer not null,
    digest     varchar(64) not null,
    size       bigint not null,
    starts_at  timestamp with time zone
);
create table sync_head (
    id         integer primary key,
    generation bigint not null
);
insert into sync_head (id, generation) values (1, 0);

create table node (
    id          varchar(64) primary key,
    site        varchar(64),
    networks    varchar(2000) not null,
    key_digest  varchar(64) not null,
    draining    boolean not null,
    enrolled_at timestamp with time zone not null,
    revision    bigint not null
);
-- What heartbeats write: one small row for each node.
create table node_vitals (
    node_id          varchar(64) primary key references node (id),
    seen_at          timestamp with time zone not null,
    boot             varchar(64) not null,
    software_version varchar(64) not null,
    public_urls      varchar(4100) not null,
    active_downloads integer not null,
    bytes_served     bigint not null,
    disk_free        bigint not null,
    inventory        varchar(64) not null
);
create table replica (
    node_id     varchar(64) not null references node (id),
    digest      varchar(64) not null,
    meeting_id  varchar(64) not null,
    version     integer not null,
    state       varchar(16) not null,
    bytes_done  bigint not null,
    bytes_total bigint not null,
    error       varchar(1000) not null,
    changed_at  timestamp with time zone not null,
    primary key (node_id, digest)
);
create index replica_digest on replica (digest, state, node_id);
create index replica_meeting on replica (meeting_id, node_id);

create table download (
    id         varchar(36) primary key,
    node_id    varchar(64) not null,
    meeting_id varchar(64) not null,
    digest     varchar(64) not null,
    subject    varchar(200) not null,
    first_byte bigint not null,
    length     bigint not null,
    sent       bigint not null,
    started_at timestamp with time zone not null,
    ended_at   timestamp with time zone not null
);
create index download_meeting on download (meeting_id, id);

create table job_lease (
    name     varchar(64) primary key,
    owner    varchar(64) not null,
    until_at timestamp with time zone not null
);
