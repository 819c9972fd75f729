-- Webhooks: the endpoints of each account, what is to be delivered to each in its order, and every attempt.

create table webhook (
    id              uuid primary key,
    owner_id        uuid not null references account (id) on delete cascade,
    url             text not null,
    events          text[] not null,
    description     text,
    secret          text not null, -- sealed
    old_secret      text,          -- sealed; signs too until then
    old_secret_ends timestamptz,
    one_off         boolean not null, -- made for the webhook_url of a run
    active          boolean not null,
    draining        boolean not null, -- one instance of deliver-webhooks is under way
    circuit         text not null,
    failures        integer not null, -- in a row
    last_error      text,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
create index webhook_by_owner on webhook (owner_id, created_at);
create unique index webhook_one_off on webhook (owner_id, url) where one_off;

create table one_off_webhook_secret (
    owner_id uuid primary key references account (id) on delete cascade,
    secret   text not null -- sealed
);

create table webhook_delivery (
    id          uuid primary key,
    webhook_id  uuid not null references webhook (id) on delete cascade,
    place       bigint not null generated always as identity, -- its place in the queue
    event       text not null,
    dedupe_key  text not null,
    data        text not null, -- JSON, without the link, which is made when it is sent
    media_key   text,
    status      text not null,
    attempts    integer not null,
    last_error  text,
    happened_at timestamptz not null,
    queued_at   timestamptz not null,
    ended_at    timestamptz,
    constraint webhook_delivery_once unique (webhook_id, event, dedupe_key)
);
create index webhook_delivery_queue on webhook_delivery (webhook_id, place) where status = 'pending';
create index webhook_delivery_ended on webhook_delivery (webhook_id, ended_at);

create table webhook_attempt (
    id           uuid primary key,
    delivery_id  uuid not null references webhook_delivery (id) on delete cascade,
    webhook_id   uuid not null references webhook (id) on delete cascade,
    at           timestamptz not null,
    status_code  integer,
    duration_ms  bigint not null,
    error        text
);
create index webhook_attempt_by_webhook on webhook_attempt (webhook_id, at desc);
create index webhook_attempt_by_delivery on webhook_attempt (delivery_id);

-- Whom the outcome of a run is to be told besides: the webhook_url of its command.
alter table render_job add column webhook_urls text[] not null default '{}';
