-- What the service wrote about who decided what it can settle once, and change no more. It updates only the columns that
-- a decision, an end or a later version sets.
do $$
declare
    rights record;
begin
    for rights in select * from (values
        ('unmasking', 'state, decided_by, decided_at, decision_reason, starts_at, ends_at, ended_by'),
        ('login_link', 'ended_at, end_asked_by, end_decided_by'),
        ('login_request', 'state, decided_by, decided_at, decision_reason'),
        ('held_employee_change', 'state, decided_by, decided_at, decision_reason'),
        ('acting_request', 'state, decided_by, decided_at, decision_reason'),
        ('roster_correction', 'state, decided_by, decided_at, decision_reason'),
        ('exemption_draft', 'state, decided_by, decided_at, decision_reason'),
        ('official_business_claim', 'state, decided_by, decided_at, decision_reason, exemption_id'),
        ('decision', 'state, settled_by, settled_by_employee_id, settled_at, settled_reason'),
        ('legal_hold', 'lift_id, lift_reason, lift_asked_by, lift_asked_at, lifted_by, lifted_at'),
        ('exemption', 'revoked_by, revoked_at, revoke_reason'),
        ('policy', 'approver, approved_at'),
        ('duty_rule', 'approver, approved_at'),
        ('estimator_profile_use', 'approver, approved_at, marked_at'),
        ('roster_entry', 'superseded_at, superseded_by, superseded_for'),
        ('duty_actual', 'superseded_at, superseded_by, superseded_for'),
        ('acting_supervisor', 'superseded_at, superseded_by, superseded_for'),
        ('employee_version', 'superseded_at')) as changed (name, columns)
    loop
        execute format('revoke update on %I from compliance', rights.name);
        execute format('grant update (%s) on %I to compliance', rights.columns, rights.name);
    end loop;
end
$$;

-- The history of a finding, replies and statements are added, and deleted with the finding.
revoke update on finding_change, finding_reply, statement_order, compelled_statement from compliance;
-- What people decided is not deleted.
revoke delete on acting_request, roster_correction, exemption_draft, policy, duty_rule, estimator_profile_use
    from compliance;

create function refuse_change_of_settled() returns trigger language plpgsql as $$
begin
    raise exception 'this row of % is settled, and a settled row is never changed', tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;
create trigger settled_once before update on login_request for each row
    when (old.state <> 'AWAITED') execute function refuse_change_of_settled();
create trigger settled_once before update on held_employee_change for each row
    when (old.state <> 'AWAITED') execute function refuse_change_of_settled();
create trigger settled_once before update on acting_request for each row
    when (old.state <> 'AWAITED') execute function refuse_change_of_settled();
create trigger settled_once before update on exemption_draft for each row
    when (old.state <> 'AWAITED') execute function refuse_change_of_settled();
create trigger settled_once before update on decision for each row
    when (old.state <> 'AWAITED') execute function refuse_change_of_settled();
create trigger settled_once before update on roster_correction for each row
    when (old.state <> 'PENDING') execute function refuse_change_of_settled();
-- An unmasking that was approved can still end before its time.
create trigger settled_once before update on unmasking for each row
    when (old.state <> 'AWAITED'
          and (new.state <> old.state or new.decided_by <> old.decided_by or new.decided_at <> old.decided_at
               or new.decision_reason is distinct from old.decision_reason or new.ends_at is null
               or new.ends_at > old.ends_at))
    execute function refuse_change_of_settled();
create trigger settled_once before update on login_link for each row
    when (old.ended_at is not null) execute function refuse_change_of_settled();
create trigger settled_once before update on legal_hold for each row
    when (old.lifted_at is not null) execute function refuse_change_of_settled();
create trigger settled_once before update on policy for each row
    when (old.approved_at is not null) execute function refuse_change_of_settled();
create trigger settled_once before update on duty_rule for each row
    when (old.approved_at is not null) execute function refuse_change_of_settled();
create trigger settled_once before update on exemption for each row
    when (old.revoked_at is not null) execute function refuse_change_of_settled();
create trigger settled_once before update on estimator_profile_use for each row
    when (old.approved_at is not null
          and (new.approver is distinct from old.approver or new.approved_at is distinct from old.approved_at))
    execute function refuse_change_of_settled();

-- A login may lock a table against changes only if it may change all of its columns. A purge waits for legal holds that
-- are being set, and lets none be set until it ends.
create function lock_legal_holds() returns void language sql security definer
    set search_path = compliance, pg_temp as 'lock table legal_hold in share mode';
revoke execute on function lock_legal_holds() from public;
grant execute on function lock_legal_holds() to compliance;
