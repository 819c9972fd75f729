-- Videos that come in pieces. The id becomes the job's; open_upload has a row of the same id, which holds the room for it.
create table frame_upload (
    id              uuid         primary key,
    owner_id        uuid         not null references account (id),
    filename        text         not null,
    metadata        text         not null,
    bytes           bigint       not null check (bytes > 0),
    received        bigint       not null default 0 check (received between 0 and bytes),
    writer          uuid,
    finishing_until timestamptz,
    refusal         text,
    finished        boolean      not null default false,
    created_at      timestamptz  not null,
    expires_at      timestamptz  not null,
    constraint finished_has_all check (not finished or received = bytes)
);
create index frame_upload_by_expiry on frame_upload (expires_at);

-- Each piece is an object of the store, so any node can take the next one and any can put them together.
create table frame_upload_piece (
    upload_id  uuid          not null references frame_upload (id) on delete cascade,
    from_byte  bigint        not null,
    bytes      bigint        not null check (bytes > 0),
    key        varchar(1024) not null unique,
    primary key (upload_id, from_byte)
);
