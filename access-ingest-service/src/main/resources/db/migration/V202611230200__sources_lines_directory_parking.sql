-- Where lines come from.
create table source (
    id                    text        primary key,
    format                text        not null,
    zone                  text        not null,
    identity              text[]      not null,
    silence_alarm_seconds bigint,
    updated_at            timestamptz not null
);

-- What became of the lines. Source ids that nobody registered have rows, too.
create table line_count (
    source  text   not null,
    outcome text   not null,
    reason  text   not null,
    lines   bigint not null,
    primary key (source, outcome, reason)
);

create table source_activity (
    source       text        primary key,
    last_line_at timestamptz not null,
    last_read_at timestamptz not null
);

-- Up to where a partition of logs.raw.v1 is counted, so that a record that comes again does not count again.
create table reading_progress (
    partition   integer primary key,
    next_offset bigint  not null
);

-- Whose a user name is. An employee's row changes only with a higher version.
create table employee (
    employee_id text    primary key,
    version     bigint  not null,
    active      boolean not null,
    usernames   text[]  not null
);

-- Moves with every change of an employee: instances compare it with what they hold in memory.
create table directory_version (
    only_row boolean primary key default true check (only_row),
    version  bigint  not null
);
insert into directory_version (version) values (0);

-- Accesses to monitored sites by user names that nobody bears yet.
create table parked_access (
    observation_id text        primary key,
    username       text        not null,
    access         text        not null,
    parked_at      timestamptz not null
);
create index parked_access_username on parked_access (username);
create index parked_access_parked_at on parked_access (parked_at);

-- Dead letters that were put back on their topic; <origin partition>-<offset>-<line>.
create table replayed_letter (
    id          text        primary key,
    replayed_at timestamptz not null
);
