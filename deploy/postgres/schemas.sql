-- One schema and two logins for each service. The login <service>_owner owns the schema and everything in it: only
-- migrations use it. The login <service> is that of the running service: it owns nothing, and can neither change nor
-- drop a table, nor create one.
--
-- A superuser runs this in the database, before the first start of the services and after each update of Dutywatch: it
-- changes only what is not so yet, also in a database of the time when the services owned their tables. It sets no
-- password: whoever runs it does.
do $$
declare
    service text;
    owner   text;
begin
    foreach service in array array['ingest', 'compliance', 'notification'] loop
        owner := service || '_owner';
        if to_regrole(service) is null then
            execute format('create role %I login', service);
        end if;
        if to_regrole(owner) is null then
            execute format('create role %I login', owner);
        end if;
        execute format('alter role %I set search_path = %I', service, service);
        execute format('alter role %I set search_path = %I', owner, service);

        execute format('create schema if not exists %I', service);
        if exists (select from pg_class where relowner = to_regrole(service)) then
            execute format('reassign owned by %I to %I', service, owner);
            execute format('grant select, insert, update, delete on all tables in schema %I to %I', service, service);
            execute format('grant usage, select on all sequences in schema %I to %I', service, service);
        end if;
        execute format('alter schema %I owner to %I', service, owner);
        execute format('revoke all on schema %I from public, %I', service, service);
        execute format('grant usage on schema %I to %I', service, service);

        -- What migrations create from now on.
        execute format('alter default privileges for role %I revoke execute on functions from public', owner);
        execute format('alter default privileges for role %I in schema %I'
            ' grant select, insert, update, delete on tables to %I', owner, service, service);
        execute format('alter default privileges for role %I in schema %I'
            ' grant usage, select on sequences to %I', owner, service, service);
        execute format('alter default privileges for role %I in schema %I'
            ' grant execute on functions to %I', owner, service, service);

        if to_regclass(format('%I.flyway_schema_history', service)) is not null then
            execute format('revoke all on %I.flyway_schema_history from %I', service, service);
        end if;
        execute format('grant connect on database %I to %I', current_database(), service);
        execute format('grant connect, temporary on database %I to %I', current_database(), owner);
    end loop;

    -- Records of the audit trail are added and read, never changed or removed.
    if to_regclass('compliance.audit_record') is not null then
        revoke all on compliance.audit_record from compliance;
        grant select, insert on compliance.audit_record to compliance;
    end if;

    execute format('revoke all on database %I from public', current_database());
    revoke all on schema public from public;
end
$$;
