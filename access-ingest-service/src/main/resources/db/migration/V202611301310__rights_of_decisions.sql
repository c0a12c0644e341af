-- The service settles once what was asked for and changes no more of it: as in compliance.
revoke update, delete on decision, bulk_load from ingest;
grant update (state, decided_by, decided_at) on decision to ingest;
grant update (valid_until) on bulk_load to ingest;
revoke update on held_lease from ingest;

create function refuse_change_of_settled() returns trigger language plpgsql as $$
begin
    raise exception 'this row of % is settled, and a settled row is never changed', tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;
create trigger settled_once before update on decision for each row
    when (old.state <> 'AWAITED') execute function refuse_change_of_settled();
