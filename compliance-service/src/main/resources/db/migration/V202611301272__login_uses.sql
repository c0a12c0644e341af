-- The accounts that were used, so that unused ones can be disabled. Days are in UTC.
create table login_use (
    issuer     text   not null,
    subject    text   not null,
    -- When it was used last.
    user_name  text   not null,
    -- All with which it was ever used.
    roles      text[] not null,
    first_used date   not null,
    last_used  date   not null,
    primary key (issuer, subject)
);
