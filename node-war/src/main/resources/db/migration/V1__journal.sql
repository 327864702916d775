create table served_download (
    id varchar(36) primary key,
    meeting_id varchar(64) not null,
    digest varchar(64) not null,
    subject varchar not null,
    first_byte bigint not null,
    length bigint not null,
    sent bigint not null,
    started_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone not null
);

create index served_download_by_end on served_download (ended_at, id);
