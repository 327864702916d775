-- Nodes sign with a key of their own; the master knows the public half. An empty text says that there is none.
alter table node drop column key_digest;
alter table node add column public_x varchar(43) not null default '';
alter table node add column public_y varchar(43) not null default '';
alter table node add column joined_at timestamp with time zone;

-- A token lets one key in, once; whoever brings the same key again is answered again.
alter table node add column token_digest varchar(64) not null default '';
alter table node add column token_until timestamp with time zone;
alter table node add column token_used_by varchar(43) not null default '';

-- The key that seals what the masters of this database answer to nodes.
create table master_identity (
    number      integer primary key,
    private_jwk varchar(1000) not null,
    created_at  timestamp with time zone not null
);
