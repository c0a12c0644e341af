-- The tables of event-kit's decisions: the same columns in each service. Every decision has an end, and can be withdrawn.
do $$
declare
    one record;
begin
    for one in select conrelid::regclass as name, conname from pg_constraint
                where contype = 'c'
                  and (conrelid = 'decision'::regclass
                       or conrelid in ('exemption_draft'::regclass, 'official_business_claim'::regclass,
                                       'unmasking'::regclass)
                          and pg_get_constraintdef(oid) ~ '(state|decided_by|decided_at)') loop
        execute format('alter table %s drop constraint %I', one.name, one.conname);
    end loop;
end
$$;
alter table decision rename column author_employee_id to author_ids;
alter table decision rename column settled_by_employee_id to settled_by_ids;
alter table decision
    alter column author_ids type text[] using array_remove(array[author_ids], null),
    alter column author_ids set not null,
    alter column settled_by_ids type text[] using array_remove(array[settled_by_ids], null),
    alter column settled_by_ids set default '{}',
    alter column settled_by_ids set not null,
    alter column decide_by type timestamptz
        using coalesce(decide_by, settled_at, greatest(asked_at + interval '30 days', now() + interval '14 days')),
    alter column decide_by set not null,
    add constraint decision_state check (state in ('AWAITED', 'APPROVED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
    add constraint decision_settled check ((state = 'AWAITED') = (settled_at is null)),
    add constraint decision_settled_by check ((state in ('APPROVED', 'DECLINED', 'WITHDRAWN')) = (settled_by is not null)),
    -- Only an author withdraws it, and no author decides.
    add constraint decision_by_another check (state = 'WITHDRAWN'
        or (settled_by <> author and not settled_by_ids && author_ids and not settled_by_ids && subjects
            and (settled_by_issuer <> author_issuer or settled_by_subject <> author_subject)) is not false),
    add constraint decision_not_about_deciders check (not subjects && deciders);
alter table decision_coauthor rename column author_employee_id to author_ids;
alter table decision_coauthor
    alter column author_ids type text[] using array_remove(array[author_ids], null),
    alter column author_ids set not null;

-- Who asked and who decided is in the decision alone.
drop trigger settled_once on finding_closing;
drop trigger settled_once on acting_request;
drop trigger settled_once on held_employee_change;
drop trigger settled_once on login_request;
drop trigger settled_once on roster_correction;
alter table finding_closing
    drop column author, drop column asked_at, drop column state, drop column decided_by, drop column decided_at,
    drop column decision_reason;
alter table acting_request
    drop column author, drop column asked_at, drop column decide_by, drop column state, drop column decided_by,
    drop column decided_at, drop column decision_reason;
alter table held_employee_change
    drop column author, drop column asked_at, drop column state, drop column decided_by, drop column decided_at,
    drop column decision_reason;
alter table login_request
    drop column author, drop column asked_at, drop column state, drop column decided_by, drop column decided_at,
    drop column decision_reason;
alter table roster_correction
    drop column author, drop column asked_at, drop column expires_at, drop column state, drop column decided_by,
    drop column decided_at, drop column decision_reason;
create index decision_list on decision (kind, asked_at, decision_id);
create index acting_request_of_supervisor on acting_request (supervisor_id, from_at);
create index held_employee_change_of_employee on held_employee_change (employee_id);

alter table exemption_draft
    add constraint exemption_draft_state check (state in ('AWAITED', 'APPROVED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
    add constraint exemption_draft_decided check ((state = 'AWAITED') = (decided_at is null)),
    add constraint exemption_draft_decided_by check ((state in ('APPROVED', 'DECLINED')) = (decided_by is not null)),
    add constraint exemption_draft_by_another check (decided_by <> created_by);
alter table official_business_claim
    add constraint claim_state check (state in ('PENDING', 'APPROVED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
    add constraint claim_decided check ((state = 'PENDING') = (decided_at is null)),
    add constraint claim_by_another check (decided_by <> employee_id),
    add constraint claim_approved check ((state = 'APPROVED') = (exemption_id is not null));
alter table unmasking
    add constraint unmasking_state check (state in ('AWAITED', 'APPROVED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
    add constraint unmasking_decided check ((state = 'AWAITED') = (decided_at is null)),
    add constraint unmasking_decided_by check ((state in ('APPROVED', 'DECLINED')) = (decided_by is not null)),
    add constraint unmasking_by_another check (decided_by <> author),
    add constraint unmasking_approved check ((state = 'APPROVED') = (starts_at is not null));
