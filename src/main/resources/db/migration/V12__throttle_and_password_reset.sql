-- Tries, counted for all nodes together. The subject names no person: it is a hash.
create table throttle (
    subject       text        primary key,
    tries         integer     not null,
    blocked_until timestamptz not null,
    forgotten_at  timestamptz not null
);
create index throttle_by_time on throttle (forgotten_at);

-- SHA-256 of the tokens that mail carries.
create table password_reset (
    hash       bytea       primary key,
    account_id uuid        not null references account (id) on delete cascade,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index password_reset_by_account on password_reset (account_id, created_at);
create index password_reset_by_time on password_reset (expires_at);
