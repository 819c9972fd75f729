-- What holds a run up: the steps that wait for an operator, and the instances that are paused. The number of incidents said
-- neither which step still waits when one of two is tried again, nor that an operator has paused something.
alter table project
    add stuck_steps text not null default '',
    add paused_instances text not null default '',
    drop open_incidents;
-- Messages of exceptions were shown to people.
update project set error_message = null where status = 'FAILED' and running_goal is not null;
-- The try that was counted last, so that none is counted twice.
alter table scene
    add image_attempt text,
    add audio_attempt text,
    add video_attempt text;
