-- Bitemporal: [start_at, end_at) is when it holds, [recorded_at, superseded_at) is when we knew it so.
create table roster_entry (
    id            bigint generated always as identity primary key,
    employee_id   text        not null references employee,
    start_at      timestamptz not null,
    end_at        timestamptz not null,
    kind          text        not null check (kind in
        ('REGULAR', 'OVERTIME', 'COURT', 'DETAIL', 'TRAINING', 'CALLBACK', 'ON_CALL', 'LEAVE')),
    break_start   timestamptz,
    break_end     timestamptz,
    recorded_at   timestamptz not null,
    superseded_at timestamptz,
    author        text        not null,
    reason        text        not null,
    superseded_by text,
    superseded_for text,
    check (end_at > start_at),
    check ((break_start is null) = (break_end is null)),
    check (break_start is null or (break_start >= start_at and break_end <= end_at and break_end > break_start))
);
-- A leave may start with the shift that it shortens; nothing else may.
create unique index roster_entry_current on roster_entry (employee_id, start_at, (kind = 'LEAVE'))
    where superseded_at is null;
create index roster_entry_times on roster_entry (employee_id, start_at, end_at);
