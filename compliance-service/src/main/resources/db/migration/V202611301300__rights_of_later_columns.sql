-- The columns and tables that were added beside the rights by column.
grant update (settled_by_issuer, settled_by_subject) on decision to compliance;
grant update (decider_issuer, decider_subject) on unmasking to compliance;

revoke update on finding_closing from compliance;
grant update (state, decided_by, decided_at, decision_reason) on finding_closing to compliance;
create trigger settled_once before update on finding_closing for each row
    when (old.state <> 'AWAITED') execute function refuse_change_of_settled();

revoke update, delete on monitoring_acknowledgement from compliance;
