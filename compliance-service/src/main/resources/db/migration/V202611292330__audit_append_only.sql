-- A second lock beside the hash chain: a statement that changes or removes records of the audit trail is refused.
-- The owner of the table can take it off; the signed heads outside the database show what he did then.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_record_append_only before update or delete or truncate on audit_record
    for each statement execute function refuse_audit_change();
