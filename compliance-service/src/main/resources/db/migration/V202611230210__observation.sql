-- Evidence: grow-only. Adding a row twice changes nothing, and no row is ever updated.
create type access_role as enum
    ('PAGE', 'APP_API', 'MESSAGING_POLL', 'CDN', 'MEDIA', 'WIDGET', 'PIXEL', 'AUTH', 'SHORTENER');
create type access_kind as enum ('URL', 'TUNNEL', 'FLOW');
create type access_identity as enum ('USERNAME', 'LEASE', 'DEVICE');

create table observation (
    -- 32 hex digits are 128 bits: a uuid is the compact type that holds them.
    observation_id uuid            not null,
    started_at     timestamptz     not null,
    ended_at       timestamptz     not null,
    bytes_up       bigint,
    bytes_down     bigint          not null,
    series         integer,
    role           access_role     not null,
    kind           access_kind     not null,
    identity       access_identity not null,
    status         smallint        not null,
    document       boolean         not null,
    embed          boolean         not null,
    employee_id    text            not null,
    site           text            not null,
    host           text            not null,
    method         text            not null,
    source         text            not null,
    catalogue      text            not null,
    primary key (employee_id, observation_id),
    check (ended_at >= started_at)
);
create index observation_by_start on observation (employee_id, started_at);
-- Accesses of more than six hours (tunnels) are few: reading a shift looks for them apart, so that the index by start
-- needs to look back six hours only.
create index observation_long on observation (employee_id, ended_at)
    where ended_at - started_at > interval '6 hours';
