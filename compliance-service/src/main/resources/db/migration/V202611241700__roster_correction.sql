-- A change of a shift that an alert was raised about waits here for a second person.
create table roster_correction (
    correction_id   uuid primary key,
    employee_ids    text[]      not null,
    superseded      jsonb       not null,
    added           jsonb       not null,
    author          text        not null,
    reason          text        not null,
    asked_at        timestamptz not null,
    expires_at      timestamptz not null,
    state           text        not null check (state in ('PENDING', 'APPROVED', 'DECLINED')),
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    check ((state = 'PENDING') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (decided_by <> author)
);
create index roster_correction_by_time on roster_correction (asked_at, correction_id);
create index roster_correction_pending on roster_correction using gin (employee_ids) where state = 'PENDING';
