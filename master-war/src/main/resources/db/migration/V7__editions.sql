-- Who may see what: groups of participants, what is restricted to groups, and what follows from that for a version.
alter table participant add column reader_groups varchar(8000) default '' not null;
create table restriction (
    meeting_id    varchar(64) not null references meeting (id),
    collision_key varchar(2048) not null,
    path          varchar(1024) not null,
    reader_groups varchar(8000) not null,
    primary key (meeting_id, collision_key)
);
-- The restrictions that a version was published with, as JSON; null without any.
alter table published_package add column rules text;
-- The editions of the current version beside the one with all documents, as JSON; null without any.
alter table sync_item add column editions text;
