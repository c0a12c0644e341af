-- Findings of which a sealed bundle must be made: written in the transaction that opens an alert or refers a finding.
create table snapshot_due (
    finding_id      uuid        not null,
    revision        integer     not null,
    cause           text        not null check (cause in ('ALERT_OPENED', 'REFERRED')),
    asked_at        timestamptz not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default '-infinity',
    last_error      text,
    primary key (finding_id, revision)
);
create index snapshot_due_order on snapshot_due (next_attempt_at, asked_at);

-- Signed evidence bundles as they were when an alert was opened or a finding was referred: one of a finding about a
-- shift, one of each shift of a finding about a week.
create table sealed_bundle (
    bundle_id   uuid        primary key,
    finding_id  uuid        not null,
    employee_id text        not null,
    shift_start timestamptz not null,
    -- The revision that it was made for; its files name the one that was current when it was made.
    revision    integer     not null,
    cause       text        not null check (cause in ('ALERT_OPENED', 'REFERRED')),
    sealed_at   timestamptz not null,
    -- Of the bytes of the bundle: 64 lower-case hex digits.
    sha256      text        not null,
    size        integer     not null,
    -- It has the times of official business: fewer people may see it.
    official_business boolean not null,
    -- The archive itself is not compressed, so the database compresses it.
    bundle      bytea       not null,
    unique (finding_id, revision, shift_start)
);

-- A sealed bundle is never changed, and goes only with its finding.
create function refuse_sealed_bundle_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and not exists (select from finding where finding_id = old.finding_id) then
        return old;
    end if;
    raise exception 'a sealed bundle is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger sealed_bundle_append_only before update or delete on sealed_bundle
    for each row execute function refuse_sealed_bundle_change();
create trigger sealed_bundle_no_truncate before truncate on sealed_bundle
    for each statement execute function refuse_sealed_bundle_change();

-- As before, and the evidence of a finding whose sealed bundle is not made yet.
create or replace view evidence_hold as
select 'FINDING' as origin, finding_id as hold_id, employee_id,
       tstzrange(shift_start - margin, shift_end + margin, '[]') as held
  from finding,
       lateral (select case when rule = 'ON_DUTY_ACCESS_PER_WEEK' then interval '194 hours' else interval '25 hours' end
                as margin) as evaluation
 where state in ('OPEN', 'ACKNOWLEDGED', 'UNDER_REVIEW')
    or resolution = 'REFERRED'
    or exists (select from official_business_claim claim
                where claim.finding_id = finding.finding_id and claim.state = 'PENDING')
    or exists (select from snapshot_due due where due.finding_id = finding.finding_id)
union all
select 'LEGAL' as origin, hold_id, employee_id,
       tstzrange(from_at - interval '25 hours', to_at + interval '25 hours', '[]') as held
  from legal_hold
 where lifted_at is null;
