-- How what a replica lacked comes to its node, as the node measures it; bytes_needed is null where the node does not say.
alter table replica add column bytes_needed bigint;
alter table replica add column bytes_arrived bigint not null default 0;
alter table replica add column bytes_from_siblings bigint not null default 0;
alter table replica add column bytes_from_node bigint not null default 0;
alter table replica add column bytes_per_second bigint not null default 0;
-- When it will be whole if it goes on like this; null while it does not come.
alter table replica add column whole_at timestamp with time zone;
