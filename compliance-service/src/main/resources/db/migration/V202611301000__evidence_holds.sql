-- A legal hold: data about an employee is kept until a second person lifts the hold, whatever the retention says.
create table legal_hold (
    hold_id            uuid        primary key,
    employee_id        text        not null references employee,
    -- The finding that it was set for; null where it was set for a time.
    finding_id         uuid,
    from_at            timestamptz not null,
    to_at              timestamptz not null,
    reason             text        not null,
    set_by             text        not null,
    set_by_employee_id text,
    set_at             timestamptz not null,
    -- The decision on lifting it; null where nobody asks for that.
    lift_id            uuid unique,
    lift_reason        text,
    lift_asked_by      text,
    lift_asked_at      timestamptz,
    lifted_by          text,
    lifted_at          timestamptz,
    check (to_at > from_at),
    check (num_nonnulls(lift_id, lift_reason, lift_asked_by, lift_asked_at) in (0, 4)),
    check (num_nonnulls(lifted_by, lifted_at) in (0, 2)),
    check (lifted_at is null or lift_id is not null),
    check (lifted_by <> set_by),
    check (lifted_by <> lift_asked_by)
);
create index legal_hold_by_time on legal_hold (set_at, hold_id);
create index legal_hold_in_force on legal_hold (employee_id) where lifted_at is null;

-- The evidence that must be kept, and why. A finding holds it until it is at its end: closed as explained or corrected,
-- withdrawn or superseded, with no claim that awaits its decision. The margin is a day beyond what an evaluation reads
-- around a shift (an hour), because clock times and corrections move shifts by as much; of a finding about a week it is
-- a week of 169 hours more, because it rests on all shifts of its week.
create view evidence_hold as
select 'FINDING' as origin, finding_id as hold_id, employee_id,
       tstzrange(shift_start - margin, shift_end + margin, '[]') as held
  from finding,
       lateral (select case when rule = 'ON_DUTY_ACCESS_PER_WEEK' then interval '194 hours' else interval '25 hours' end
                as margin) as evaluation
 where state in ('OPEN', 'ACKNOWLEDGED', 'UNDER_REVIEW')
    or resolution = 'REFERRED'
    or exists (select from official_business_claim claim
                where claim.finding_id = finding.finding_id and claim.state = 'PENDING')
union all
select 'LEGAL' as origin, hold_id, employee_id,
       tstzrange(from_at - interval '25 hours', to_at + interval '25 hours', '[]') as held
  from legal_hold
 where lifted_at is null;

-- The times for which the evidence of an employee was kept when the evidence of the day was dropped. It is complete for
-- a shift whose evaluation reads nothing outside of them.
create table kept_evidence (
    day         date           not null references evidence_day,
    employee_id text           not null,
    kept        tstzmultirange not null check (not isempty(kept)),
    primary key (day, employee_id)
);
