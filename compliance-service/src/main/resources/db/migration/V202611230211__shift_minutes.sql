-- The minutes of each shift, as last evaluated. Everything here can be computed again from facts.
create table shift_minutes (
    -- Says nothing about the person, so a page token may hold it.
    row_id        bigint        not null generated always as identity unique,
    employee_id   text          not null,
    shift_start   timestamptz   not null,
    shift_end     timestamptz   not null,
    kind          text          not null,
    minutes_low   numeric(7, 1) not null,
    minutes       numeric(7, 1) not null,
    minutes_high  numeric(7, 1) not null,
    sites         jsonb         not null,
    excluded      jsonb         not null,
    confidence    text          not null,
    profile       text          not null,
    catalogue     text          not null,
    policy        text,
    limit_minutes numeric(7, 1),
    first_access  timestamptz,
    last_access   timestamptz,
    evaluated_at  timestamptz   not null,
    primary key (employee_id, shift_start)
);
create index shift_minutes_by_start on shift_minutes (shift_start, row_id);
