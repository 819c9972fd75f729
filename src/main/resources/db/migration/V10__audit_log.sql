-- What happened to accounts, who did it and from where. Never a secret. Rows outlive whatever they tell about.
create table audit_entry (
    id         bigint      generated always as identity primary key,
    at         timestamptz not null default now(),
    event      text        not null,
    account_id uuid,
    actor      text,
    details    jsonb       not null,
    request_id text,
    address    text
);
create index audit_entry_by_account on audit_entry (account_id, id desc) where account_id is not null;
create index audit_entry_by_event on audit_entry (event, id desc);
create index audit_entry_by_time on audit_entry (at);
