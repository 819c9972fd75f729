-- Frames of a video are jobs like all others. What their caller asked for stays in a table of its own.
alter table media_job
    add column title text,
    add column updated_at timestamptz not null default now();
update media_job set updated_at = coalesce(ended_at, started_at, created_at);

create table frame_request (
    job_id         uuid             primary key,
    interval_kind  text             not null,
    interval_value double precision not null,
    image_format   text             not null
);
insert into frame_request select id, interval_kind, interval_value, image_format from frame_job;

-- A failed job may wait for an operator: only a technical failure can be mended.
insert into media_job (id, owner_id, operation, title, makes, webhook_url, wanted, status, progress, error_code, error_message,
                       products, created_at, started_at, ended_at, updated_at)
select id, owner_id, 'extract-frames', filename, 'ARCHIVE', webhook_url, null,
       case when status = 'PENDING' then 'IN_QUEUE'
            when status = 'PROCESSING' then 'IN_PROGRESS'
            when status = 'FAILED' and error_message = 'Cancelled' then 'CANCELLED'
            else status end,
       progress,
       case when status = 'FAILED' and error_message is distinct from 'Cancelled' then 'technical' end,
       case when error_message is distinct from 'Cancelled' then error_message end,
       case when zip_key is not null then json_build_array(json_build_object(
           'name', 'frames', 'key', zip_key, 'contentType', 'application/zip', 'bytes', zip_bytes,
           'widthPx', 0, 'heightPx', 0, 'seconds', 0, 'facts', json_build_object('frames', frame_count)))::text end,
       created_at,
       case when status <> 'PENDING' then created_at end,
       case when status in ('COMPLETED', 'FAILED') then updated_at end,
       updated_at
  from frame_job;
drop table frame_job;
