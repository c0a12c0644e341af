-- Which estimator profile reads shifts from which start on. Rows are only added; a draft is approved once.
create table estimator_profile_use (
    use_id         uuid primary key,
    -- Of two uses from the same moment on, the later one holds.
    position       bigint      not null generated always as identity unique,
    version        text        not null,
    effective_from timestamptz not null,
    note           text        not null,
    author         text        not null,
    recorded_at    timestamptz not null,
    approver       text,
    approved_at    timestamptz,
    -- When the shifts that it touches were marked as due.
    marked_at      timestamptz,
    -- Written by this migration: what holds without anybody's decision.
    initial        boolean     not null default false,
    check ((approver is null) = (approved_at is null)),
    check (approver <> author),
    -- What is past was measured; it is not measured again by other rules.
    check (initial or approved_at is null or effective_from >= approved_at)
);

-- A fresh installation reads everything with the newest profile. One that has figures already keeps what they were made
-- with, and reads shifts that start from now on with the newest.
with newest as (
    select
        -- THE NEWEST PROFILE OF THIS RELEASE: the one place that names it.
        'url-v2+tunnel-v2+flow-v2'::text as version
), past as (
    select 'url-v1+tunnel-v1'::text as version, exists (select from shift_minutes) as has_figures
), initial_use as (
    select version, timestamptz '0001-01-01 00:00:00Z' as effective_from from past where has_figures
    union all
    select newest.version, case when has_figures then now() else timestamptz '0001-01-01 00:00:00Z' end
      from newest, past
     where not (has_figures and newest.version = past.version)
)
insert into estimator_profile_use (use_id, version, effective_from, note, author, recorded_at, approver, approved_at,
                                   marked_at, initial)
select gen_random_uuid(), version, effective_from, 'in force since the installation of this release', 'installation',
       now(), 'release', now(), now(), true
  from initial_use
 order by effective_from;

alter table evaluation_due
    drop constraint evaluation_due_cause_check,
    add constraint evaluation_due_cause_check
        check (cause in ('NEW_LINES', 'ROSTER', 'EXEMPTION', 'POLICY', 'EMPLOYEE', 'PROFILE'));
