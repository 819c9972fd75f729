-- Videos whose frames someone wants, as their owners see them. The id is the business key of the run of extract-frames.
create table frame_job (
    id             uuid             primary key,
    owner_id       uuid             not null references account (id),
    filename       text             not null,
    source_key     varchar(1024)    not null,
    interval_kind  text             not null,
    interval_value double precision not null,
    image_format   text             not null,
    webhook_url    text,
    status         text             not null,
    progress       integer          not null check (progress between 0 and 100),
    error_message  text,
    zip_key        varchar(1024),
    frame_count    integer,
    zip_bytes      bigint,
    created_at     timestamptz      not null,
    updated_at     timestamptz      not null,
    constraint completed_has_its_zip check (status <> 'COMPLETED' or (zip_key is not null and frame_count > 0))
);
create index frame_job_by_owner on frame_job (owner_id, created_at desc, id);
