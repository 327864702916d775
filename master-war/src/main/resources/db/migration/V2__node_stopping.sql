-- Whether a node said, with its last heartbeat, that it stops.
alter table node_vitals add column stopping boolean not null default false;
