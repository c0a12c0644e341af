-- Changes of employees that await or awaited a second person. The id is that of the decision.
create table held_employee_change (
    request_id      uuid        primary key,
    employee_id     text        not null references employee,
    -- The facts that are to hold, and those that held when it was asked for: only what differs is changed.
    facts           jsonb       not null,
    facts_before    jsonb       not null,
    -- Null where it holds from the approval on.
    effective_from  timestamptz,
    supervisor_open boolean     not null,
    author          text        not null,
    reason          text,
    asked_at        timestamptz not null,
    state           text        not null check (state in ('AWAITED', 'APPROVED', 'DECLINED')),
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    check ((state = 'AWAITED') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (decided_by <> author)
);
create index held_employee_change_list on held_employee_change (asked_at, request_id);
create index held_employee_change_awaited on held_employee_change (employee_id) where state = 'AWAITED';

create index finding_open on finding (employee_id) where state in ('OPEN', 'ACKNOWLEDGED', 'UNDER_REVIEW');
