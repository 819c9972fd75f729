-- What the vault has sealed reads v1.<key id>.<Base64 of nonce, ciphertext and tag>; it opens in its own row alone.

-- An account's own keys with outside services.
create table provider_key (
    account_id   uuid        not null references account (id) on delete cascade,
    provider     text        not null,
    sealed       text        not null,
    last_letters text        not null,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    primary key (account_id, provider)
);

-- On whose account a run asks outside services. Processes know the ring's id and nothing else.
create table key_ring (
    id         uuid        primary key,
    account_id uuid        not null references account (id) on delete cascade,
    created_at timestamptz not null
);

-- Keys that were given for one run; gone with it. Without a seal: kept too long, and forgotten.
create table run_key (
    ring_id    uuid        not null references key_ring (id) on delete cascade,
    provider   text        not null,
    sealed     text,
    created_at timestamptz not null,
    primary key (ring_id, provider)
);
create index run_key_by_age on run_key (created_at) where sealed is not null;

alter table project add column key_ring uuid;
