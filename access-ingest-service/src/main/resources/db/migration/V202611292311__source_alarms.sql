-- Earlier states of line_count, so that the lines of the last window are known. '-infinity': before this table existed.
create table earlier_line_count (
    taken_at timestamptz not null,
    source   text        not null,
    outcome  text        not null,
    reason   text        not null,
    lines    bigint      not null,
    primary key (taken_at, source, outcome, reason)
);
insert into earlier_line_count (taken_at, source, outcome, reason, lines)
select '-infinity', source, outcome, reason, lines from line_count;

-- What is wrong with a source now. A row is deleted when its alarm ends.
create table source_alarm (
    source       text        not null,
    kind         text        not null check (kind in ('UNREADABLE', 'AMBIGUOUS')),
    version      integer     not null,
    -- when its newest version was published
    published_at timestamptz not null,
    -- all employees that the newest published version is about; empty for UNREADABLE
    employee_ids text[]      not null,
    -- as it was published, with figures that are updated between two versions
    body         jsonb       not null,
    primary key (source, kind)
);

-- More than this percentage of unreadable lines that may be an employee's is an alarm; null: the default of the service.
alter table source add column unreadable_alarm_percent double precision;
