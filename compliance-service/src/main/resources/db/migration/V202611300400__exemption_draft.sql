-- Exemptions, and revocations of exemptions, that await or awaited another person. The id is that of the decision, and
-- of the exemption that an approval grants.
create table exemption_draft (
    draft_id        uuid primary key,
    action          text        not null check (action in ('GRANT', 'REVOKE')),
    -- Of the exemption that it revokes, or that it replaces.
    exemption_id    uuid references exemption,
    employee_id     text references employee,
    unit            text,
    start_at        timestamptz not null,
    end_at          timestamptz not null,
    purpose         text        not null check (purpose in
        ('OFFICIAL_DUTY', 'DIRECTED_BY_SUPERVISOR', 'INVESTIGATION', 'INTELLIGENCE')),
    sites           text,
    weekdays        text,
    hours_from      time,
    hours_to        time,
    zone            text,
    review_on       date,
    reason          text        not null,
    directed_by     text,
    -- Who alone may decide; null where anybody above the exempted may.
    approved_by     text references employee,
    created_by      text        not null,
    created_at      timestamptz not null,
    decide_by       timestamptz not null,
    state           text        not null check (state in ('AWAITED', 'APPROVED', 'DECLINED')),
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    check (end_at > start_at),
    check (approved_by <> employee_id),
    check ((employee_id is null) <> (unit is null)),
    check (num_nonnulls(weekdays, hours_from, hours_to, zone) in (0, 4)),
    check (action = 'GRANT' or exemption_id is not null),
    check ((state = 'AWAITED') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (decided_by <> created_by)
);
create index exemption_draft_by_time on exemption_draft (created_at, draft_id);
create index exemption_draft_by_start on exemption_draft (start_at, end_at);
create index exemption_draft_of_exemption on exemption_draft (exemption_id);
