-- What goes with a job whose input is made, not brought: who pays while it runs, and whether an emotion was heeded.
create table generation (
    job_id          uuid        primary key,
    ring            uuid,
    emotion_applied boolean     not null default false,
    created_at      timestamptz not null
);
