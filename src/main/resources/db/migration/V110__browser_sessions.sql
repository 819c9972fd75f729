-- Browsers' sessions (Spring Session), so that any node knows them and a restart ends none. A row names an account_session in one
-- of its attributes: who is signed in, and until when, is said there alone. session_id is the SHA-256 of what the cookie holds.
create table browser_session (
    primary_id            varchar(36)  primary key,
    session_id            varchar(64)  not null,
    creation_time         bigint       not null,
    last_access_time      bigint       not null,
    max_inactive_interval integer      not null,
    expiry_time           bigint       not null,
    principal_name        varchar(100)
);
create unique index browser_session_by_session_id on browser_session (session_id);
create index browser_session_by_expiry on browser_session (expiry_time);

create table browser_session_attributes (
    session_primary_id varchar(36)  not null references browser_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
