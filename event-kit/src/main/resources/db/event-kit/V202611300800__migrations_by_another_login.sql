-- Migrations run as the owner of the schema. The login of the running service has the name of the schema; it neither owns
-- anything nor writes the history of migrations.
do $$
begin
    if pg_has_role(current_schema()::name, (select nspowner from pg_namespace where nspname = current_schema()), 'member')
    then
        raise exception 'the login % of the service must not own the schema: run deploy/postgres/schemas.sql, and migrate as %_owner',
            current_schema(), current_schema();
    end if;
    execute format('revoke all on flyway_schema_history from %I', current_schema());
end
$$;
