-- How fast a node may sync, as JSON; null without limit.
alter table node add column sync_limits text;
