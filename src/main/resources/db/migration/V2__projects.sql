-- Projects, their scenes and characters, and the render jobs that clients poll. Every row has an owner.

create table project (
    id                      uuid primary key,
    owner_id                uuid not null references account (id),
    topic                   text not null,
    script                  text,
    style                   text not null,
    generated_title         text,
    generated_description   text,
    approve_script          boolean not null,
    min_seconds             integer not null,
    max_seconds             integer not null,
    target_scenes           integer,
    language                text not null,
    voice_name              text,
    tts_provider            text,
    audio_model             text,
    video_model             text,
    include_music           boolean not null,
    bg_music_prompt         text,
    bg_music_volume_db      double precision not null,
    bg_music_key            text,
    bg_music_status         text not null,
    reference_image_key     text,
    aspect_ratio            text not null,
    fps                     integer not null,
    transition              text not null,
    captions_enabled        boolean not null,
    caption_position        text not null,
    caption_color           text not null,
    caption_highlight_color text not null,
    is_archived             boolean not null,
    folder_id               text,
    tags                    text[] not null,
    lock_session_id         text,
    lock_expires_at         timestamptz,
    status                  text not null,
    running_goal            text,
    last_goal               text,
    pending_goals           text not null,
    stopping                boolean not null,
    open_incidents          integer not null,
    awaiting_approval       boolean not null,
    job_id                  uuid,
    script_key              text,
    progress                integer not null check (progress between 0 and 100),
    phase                   text,
    generation_message      text,
    error_message           text,
    final_video_key         text,
    final_video_seconds     double precision,
    final_video_bytes       bigint,
    created_at              timestamptz not null,
    updated_at              timestamptz not null,
    constraint project_lock_is_whole check ((lock_session_id is null) = (lock_expires_at is null))
);
create index project_by_owner on project (owner_id, created_at desc, id);

create table scene (
    id                 uuid primary key,
    owner_id           uuid not null references account (id),
    project_id         uuid not null references project (id) on delete cascade,
    scene_number       integer not null,
    run_position       integer,
    visual_description text not null,
    narration          text not null,
    duration_seconds   double precision not null,
    visual_effect      text not null,
    skipped            boolean not null,
    image_key          text,
    image_given        boolean not null,
    image_status       text not null,
    image_attempts     integer not null,
    image_version      integer not null,
    audio_key          text,
    word_timings_key   text,
    audio_status       text not null,
    audio_attempts     integer not null,
    narration_version  integer not null,
    video_key          text,
    video_status       text not null,
    video_attempts     integer not null,
    video_frames       integer,
    video_fraction     double precision not null,
    error_message      text,
    version            integer not null,
    created_at         timestamptz not null,
    deleted_at         timestamptz
);
create index scene_by_project on scene (project_id, scene_number, created_at);
create index scene_by_owner on scene (owner_id);

create table characters (
    id          uuid primary key,
    owner_id    uuid not null references account (id),
    name        text not null,
    description text not null,
    image_keys  text[] not null,
    created_at  timestamptz not null
);
create index characters_by_owner on characters (owner_id, created_at desc, id);

create table project_character (
    project_id   uuid not null references project (id) on delete cascade,
    character_id uuid not null references characters (id) on delete cascade,
    primary key (project_id, character_id)
);
create index project_character_by_character on project_character (character_id);

create table scene_character (
    scene_id     uuid not null references scene (id) on delete cascade,
    character_id uuid not null references characters (id) on delete cascade,
    primary key (scene_id, character_id)
);
create index scene_character_by_character on scene_character (character_id);

create table render_job (
    id            uuid primary key,
    owner_id      uuid not null references account (id),
    project_id    uuid not null references project (id) on delete cascade,
    status        text not null,
    video_key     text,
    video_seconds double precision,
    video_bytes   bigint,
    error_message text,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);
create index render_job_by_project on render_job (project_id, created_at desc);
create index render_job_by_owner on render_job (owner_id);
