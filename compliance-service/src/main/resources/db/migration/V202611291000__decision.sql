-- What awaits or awaited a second person. The id is that of what is decided on: a correction of the roster, a policy, a
-- duty rule, a use of an estimator profile, or a claim of official business.
create table decision (
    decision_id            uuid        primary key,
    kind                   text        not null,
    state                  text        not null check (state in ('AWAITED', 'APPROVED', 'DECLINED', 'EXPIRED')),
    author                 text        not null,
    author_employee_id     text,
    -- Employees whom it concerns, and employees who may decide because of the chain of command, the nearest first.
    subjects               text[]      not null,
    deciders               text[]      not null,
    asked_at               timestamptz not null,
    -- Null where it never expires.
    decide_by              timestamptz,
    settled_by             text,
    settled_by_employee_id text,
    settled_at             timestamptz,
    settled_reason         text,
    check ((state = 'AWAITED') = (settled_at is null)),
    check ((state in ('APPROVED', 'DECLINED')) = (settled_by is not null)),
    check (settled_by <> author),
    check (settled_by_employee_id <> author_employee_id),
    check (settled_by_employee_id <> all (subjects)),
    check (not subjects && deciders)
);
create index decision_awaited on decision (kind, decide_by) where state = 'AWAITED';

-- What awaits a decision already. Who was above the employees when it was asked is not known, so only roles decide.
insert into decision (decision_id, kind, state, author, subjects, deciders, asked_at, decide_by)
select correction_id, 'ROSTER_CORRECTION', 'AWAITED', author, employee_ids, '{}'::text[], asked_at, expires_at
  from roster_correction where state = 'PENDING'
union all
select claim_id, 'OFFICIAL_BUSINESS_CLAIM', 'AWAITED', filed_by, array[claim.employee_id], '{}', claim.filed_at, null
  from official_business_claim claim join finding_reply using (reply_id) where state = 'PENDING'
union all
select policy_id, 'POLICY', 'AWAITED', author, '{}', '{}', created_at, null from policy where approved_at is null
union all
select rule_id, 'DUTY_RULE', 'AWAITED', author, '{}', '{}', created_at, null from duty_rule where approved_at is null
union all
select use_id, 'PROFILE_USE', 'AWAITED', author, '{}', '{}', recorded_at, null
  from estimator_profile_use where approved_at is null;
