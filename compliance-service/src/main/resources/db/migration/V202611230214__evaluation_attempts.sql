-- A shift whose evaluation fails is tried again later, and after ten attempts only when somebody says so.
alter table evaluation_due
    add column attempts        integer     not null default 0,
    add column next_attempt_at timestamptz not null default '-infinity',
    add column last_error      text;
