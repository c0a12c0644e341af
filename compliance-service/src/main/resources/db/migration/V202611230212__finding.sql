-- One finding for each employee, rule and shift; finding_change is its history.
create table finding (
    finding_id    uuid primary key,
    employee_id   text          not null,
    rule          text          not null,
    clause        text          not null,
    shift_start   timestamptz   not null,
    shift_end     timestamptz   not null,
    shift_kind    text          not null,
    revision      integer       not null,
    tier          text          not null check (tier in ('ALERT', 'REVIEW')),
    state         text          not null check (state in ('OPEN', 'WITHDRAWN')),
    minutes_low   numeric(7, 1) not null,
    minutes       numeric(7, 1) not null,
    minutes_high  numeric(7, 1) not null,
    limit_minutes numeric(7, 1) not null,
    confidence    text          not null,
    sites         jsonb         not null,
    excluded      jsonb         not null,
    profile       text          not null,
    catalogue     text          not null,
    policy        text          not null,
    first_access  timestamptz,
    last_access   timestamptz,
    opened_at     timestamptz   not null,
    changed_at    timestamptz   not null
);
create index finding_by_employee on finding (employee_id, shift_start);
create index finding_by_shift on finding (shift_start, finding_id);

create table finding_change (
    finding_id    uuid          not null references finding,
    revision      integer       not null,
    change        text          not null,
    cause         text          not null,
    tier          text          not null,
    state         text          not null,
    minutes_low   numeric(7, 1) not null,
    minutes       numeric(7, 1) not null,
    minutes_high  numeric(7, 1) not null,
    limit_minutes numeric(7, 1) not null,
    profile       text          not null,
    catalogue     text          not null,
    policy        text          not null,
    changed_at    timestamptz   not null,
    primary key (finding_id, revision)
);
