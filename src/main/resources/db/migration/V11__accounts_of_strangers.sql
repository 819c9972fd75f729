-- Accounts that people make themselves. Until now there was one, the administrator's, which the configuration describes.
alter table account add column role text not null default 'USER' check (role in ('USER', 'OPERATOR', 'ADMIN'));
alter table account add column password_hash text;
alter table account add column configured boolean not null default false;
alter table account add column disabled_at timestamptz;
update account set role = 'ADMIN', configured = true, email = lower(email);
create unique index account_by_email on account (lower(email));
create unique index account_by_name on account (lower(name));
create index account_by_time on account (created_at desc, id);

-- One stay of one person, by browser or by tokens: what is signed out of, and ended for all when a password changes.
create table account_session (
    id         uuid        primary key,
    account_id uuid        not null references account (id) on delete cascade,
    started_at timestamptz not null default now(),
    ends_at    timestamptz not null,
    revoked_at timestamptz,
    revoked_because text
);
create index account_session_by_account on account_session (account_id) where revoked_at is null;
create index account_session_by_end on account_session (ends_at);

-- SHA-256 of refresh tokens; a used one is kept as long as its session, to know it again.
create table refresh_token (
    hash       bytea       primary key,
    session_id uuid        not null references account_session (id) on delete cascade,
    issued_at  timestamptz not null default now(),
    used_at    timestamptz
);
create index refresh_token_by_session on refresh_token (session_id);

-- Public halves of the keys that sign access tokens. The private ones never leave the memory of the node that made them.
create table signing_key (
    id             uuid        primary key,
    public_key     text        not null,
    created_at     timestamptz not null default now(),
    signs_until    timestamptz not null,
    verifies_until timestamptz not null
);
