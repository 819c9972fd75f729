-- Personal keys for programs. The key itself is shown once and kept nowhere: what is here recognises it.
create table api_key (
    id           uuid        primary key,
    account_id   uuid        not null references account (id) on delete cascade,
    name         text        not null,
    prefix       text        not null,
    hash         bytea       not null unique,
    scopes       text[]      not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz
);
create index api_key_by_account on api_key (account_id, created_at);
