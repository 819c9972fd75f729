-- What callers have left of their allowances. Unlogged: a crash empties it, and everybody starts afresh.
-- Moments are microseconds since 1970. step and latest are those of the last request: what it cost, and how far it could go.
create unlogged table allowance (
    caller  text   not null,
    policy  text   not null,
    full_at bigint not null,
    step    bigint not null,
    latest  bigint not null,
    primary key (caller, policy)
) with (fillfactor = 50);
