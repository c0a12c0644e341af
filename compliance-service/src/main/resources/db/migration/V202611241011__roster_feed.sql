-- A calendar that is fetched on a schedule. Whoever knows its address reads everybody's roster: it is a secret.
create table roster_feed (
    feed_id        uuid primary key,
    name           text        not null unique,
    -- Encrypted with a key that the database does not have.
    sealed_url     bytea       not null,
    host           text        not null,
    zone           text,
    refresh        text        not null,
    stale_after    text        not null,
    author         text        not null,
    created_at     timestamptz not null,
    etag           text,
    last_modified  text,
    -- When the calendar itself was last read: not when it was last found to be as before.
    read_at        timestamptz,
    last_fetch_at  timestamptz,
    last_success_at timestamptz,
    failures       int         not null default 0,
    next_fetch_at  timestamptz not null,
    deleted_at     timestamptz
);
create table roster_feed_fetch (
    fetch_id   bigint generated always as identity primary key,
    feed_id    uuid        not null references roster_feed,
    fetched_at timestamptz not null,
    outcome    text        not null check (outcome in ('CHANGED', 'UNCHANGED', 'NOT_MODIFIED', 'FAILED')),
    error      text,
    etag       text,
    added      bigint      not null default 0,
    changed    bigint      not null default 0,
    removed    bigint      not null default 0,
    refused    bigint      not null default 0,
    -- What was refused and why, a line each, the first of them.
    refusals   text        not null default ''
);
create index roster_feed_fetch_by_time on roster_feed_fetch (feed_id, fetched_at desc);
