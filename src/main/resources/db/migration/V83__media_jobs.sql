-- One-shot operations on media, as their owners see them. The id is the business key of the run of media-operation.
create table media_job (
    id            uuid        primary key,
    owner_id      uuid        not null references account (id),
    operation     text        not null,
    webhook_url   text,
    wanted        text,
    status        text        not null,
    progress      integer     not null check (progress between 0 and 100),
    message       text,
    error_code    text,
    error_message text,
    products      text,
    created_at    timestamptz not null,
    started_at    timestamptz,
    ended_at      timestamptz,
    constraint completed_has_its_products check (status <> 'COMPLETED' or products is not null)
);
create index media_job_by_owner on media_job (owner_id, created_at desc, id);
