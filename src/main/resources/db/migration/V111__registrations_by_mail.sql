-- What strangers asked for, until the link in their mail makes an account of it. hash is the SHA-256 of the link's token.
create table pending_registration (
    hash          bytea       primary key,
    account_id    uuid        not null,
    email         text        not null,
    name          text        not null,
    language      text        not null,
    password_hash text        not null,
    created_at    timestamptz not null default now(),
    expires_at    timestamptz not null
);
create index pending_registration_by_email on pending_registration (email, created_at);
create index pending_registration_by_name on pending_registration (name);
create index pending_registration_by_time on pending_registration (expires_at);

-- Mail to somebody who has no account yet. What it says, its recipient too, is in the content.
alter table mail alter column account_id drop not null;
