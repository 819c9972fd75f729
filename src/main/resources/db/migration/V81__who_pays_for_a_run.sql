-- With which providers the account had a key of its own when the ring was opened: those it pays itself to the end of the run.
alter table key_ring add column own text[] not null default '{}';
update key_ring r set own = array(select provider from provider_key k where k.account_id = r.account_id);
