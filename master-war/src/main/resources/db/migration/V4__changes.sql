-- What a version changed against the one before it; null for versions of earlier releases.
alter table published_package add column changes text;
