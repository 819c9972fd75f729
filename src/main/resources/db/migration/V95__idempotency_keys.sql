-- What callers named their requests, so that a repeat finds the job of the first.
create table idempotency_key (
    owner_id    uuid        not null references account (id),
    name        text        not null,
    fingerprint text        not null,
    job_id      uuid        not null,
    created_at  timestamptz not null,
    primary key (owner_id, name)
);
create index idempotency_key_by_age on idempotency_key (created_at);
