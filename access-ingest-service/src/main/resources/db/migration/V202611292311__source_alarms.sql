-- Earlier states of line_count, so that the lines of the last window are known. '-infinity': before this table existed,
-- with one row in any case, so that it is seen whether that copy was deleted.
create table earlier_line_count (
    taken_at timestamptz not null,
    source   text        not null,
    outcome  text        not null,
    reason   text        not null,
    lines    bigint      not null,
    primary key (taken_at, source, outcome, reason)
);
insert into earlier_line_count (taken_at, source, outcome, reason, lines)
select timestamptz '-infinity', source, outcome, reason, lines from line_count
union all
select '-infinity', '', '', '', 0;

-- What is wrong with a source now. A row is deleted when its alarm ends.
create table source_alarm (
    source       text        not null,
    kind         text        not null check (kind in ('UNREADABLE', 'AMBIGUOUS')),
    version      integer     not null,
    -- when its newest version was published
    published_at timestamptz not null,
    -- all employees it was published about and is still about; empty for UNREADABLE
    employee_ids text[]      not null,
    -- the newest version as it was published
    published    jsonb       not null,
    -- the same with the figures of now
    body         jsonb       not null,
    primary key (source, kind)
);

-- More than this percentage of unreadable lines that may be an employee's is an alarm; null: the default of the service.
alter table source add column unreadable_alarm_percent double precision;
