-- Who owns things.
create table account (
    id         uuid        primary key,
    name       text        not null unique,
    email      text        not null,
    created_at timestamptz not null
);

-- What lies in the object store, and whose it is. The key is the object's key in the bucket.
create table stored_file (
    key          varchar(1024) primary key,
    owner_id     uuid          not null references account (id),
    project_id   text,
    content_type text          not null,
    size         bigint        not null check (size >= 0),
    created_at   timestamptz   not null
);

create index stored_file_by_owner on stored_file (owner_id, created_at);
create index stored_file_by_project on stored_file (project_id) where project_id is not null;
