-- The schema of access-ingest-service.

-- Where lines come from.
create table source (
    id                    text        primary key,
    format                text        not null,
    zone                  text        not null,
    identity              text[]      not null,
    silence_alarm_seconds bigint,
    updated_at            timestamptz not null
);

-- How many lines had which outcome. Ids of sources that nobody registered have rows, too.
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

-- Increases with every change of an employee: instances compare it with what they hold in memory.
create table directory_version (
    only_row boolean primary key default true check (only_row),
    version  bigint  not null
);
insert into directory_version (version) values (0);

-- Who held which address. Times are compared to the millisecond.
create table lease (
    address     text        not null,
    -- in its normal form; empty for a shared terminal
    username    text        not null,
    start_at    timestamptz not null,
    end_at      timestamptz not null,
    imported_at timestamptz not null,
    primary key (address, username, start_at),
    check (start_at < end_at)
);

-- Increases with every change of leases: instances compare it with what they hold in memory.
create table lease_version (
    only_row boolean primary key default true check (only_row),
    version  bigint  not null
);
insert into lease_version (version) values (0);

-- Accesses to monitored sites that wait for an employee with the user name, or for a lease of the address.
create table parked_access (
    observation_id text        primary key,
    username       text,
    address        text,
    access         text        not null,
    parked_at      timestamptz not null,
    started_at     timestamptz,
    -- The versions of directory and leases, added, when the access was last tried: each is tried once for each.
    tried_version  bigint      not null default -1,
    check (num_nonnulls(username, address) = 1)
);
create index parked_access_parked_at on parked_access (parked_at);
create index parked_access_address on parked_access (tried_version) where address is not null;
-- What waits for a name is released in the order in which it happened.
create index parked_access_username_started_at on parked_access (username, started_at nulls first);

-- Dead letters that were sent to their topic again; <origin partition>-<offset>-<line>.
create table replayed_letter (
    id          text        primary key,
    replayed_at timestamptz not null
);
