-- Results of jobs outside of projects end; uploads, and what belongs to a project, do not.
alter table stored_file add column job_id text;
alter table stored_file add column expires_at timestamptz;

create index stored_file_by_expiry on stored_file (expires_at) where expires_at is not null;

-- An account's own names for its files. Several may lead to one object; the object lives as long as one of them.
create table named_file (
    id         uuid          primary key,
    owner_id   uuid          not null references account (id),
    path       varchar(512)  not null,
    key        varchar(1024) not null references stored_file (key) on delete cascade,
    created_at timestamptz   not null,
    unique (owner_id, path)
);

create index named_file_by_key on named_file (key);

insert into named_file (id, owner_id, path, key, created_at)
select gen_random_uuid(), owner_id, 'uploads/' || substring(key from '[^/]+$'), key, created_at
from stored_file
where key like 'uploads/' || owner_id || '/%';

-- Bytes that are on their way into the store. They count against the quota, and protect their object, until expires_at.
create table open_upload (
    id         uuid          primary key,
    owner_id   uuid          not null references account (id),
    key        varchar(1024) not null,
    bytes      bigint        not null check (bytes >= 0),
    path       varchar(512),
    done_key   varchar(1024),
    created_at timestamptz   not null,
    expires_at timestamptz   not null
);

create index open_upload_by_owner on open_upload (owner_id);
create index open_upload_by_key on open_upload (key);

-- For accounts whose quota is another than claquete.files.quota.
create table storage_quota (
    owner_id uuid   primary key references account (id),
    bytes    bigint not null check (bytes >= 0)
);
