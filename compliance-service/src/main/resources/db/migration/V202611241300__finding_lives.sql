-- What people did about a finding is told in the same history as what was measured: who, why, and what came of it.
alter table finding drop constraint finding_state_check;
alter table finding add constraint finding_state_check
    check (state in ('OPEN', 'ACKNOWLEDGED', 'UNDER_REVIEW', 'CLOSED', 'WITHDRAWN', 'SUPERSEDED'));
alter table finding add column resolution text check (resolution in ('EXPLAINED', 'CORRECTED', 'REFERRED'));
alter table finding add constraint finding_closed_with_a_resolution check ((state = 'CLOSED') = (resolution is not null));
-- The finding that says it now: another shift of the employee took the place of this one.
alter table finding add column superseded_by uuid;
alter table finding add constraint finding_superseded_by_one check ((state = 'SUPERSEDED') = (superseded_by is not null));

alter table finding_change add column resolution text;
alter table finding_change add column superseded_by uuid;
alter table finding_change add column actor text;
alter table finding_change add column actor_employee_id text;
alter table finding_change add column reason text;
-- SHA-256 of the facts that a referral rests on.
alter table finding_change add column evidence_sha256 text;
