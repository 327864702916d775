-- The packages of the soonest meetings are read first when the content is looked through for damage.
create index sync_item_start on sync_item (starts_at, digest);

-- How far the clock of a node is ahead of the master's; null where the node does not say.
alter table node_vitals add column clock_ahead_millis bigint;

-- Which packages nodes said are gone from them. Outlives the node and the meeting.
create table replica_removal (
    node_id    varchar(64) not null,
    digest     varchar(64) not null,
    meeting_id varchar(64) not null,
    version    integer not null,
    removed_at timestamp with time zone not null,
    primary key (node_id, digest)
);
create index replica_removal_meeting on replica_removal (meeting_id, node_id, digest);
create index replica_removal_age on replica_removal (removed_at);
