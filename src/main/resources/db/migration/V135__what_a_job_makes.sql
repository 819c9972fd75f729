-- What kind of media a job makes (IMAGE, VIDEO, AUDIO): it decides under which names its owner's webhooks hear of it, also where it
-- fails and has made nothing.
alter table media_job add column makes text;
