-- The service adds records to the audit trail and reads them, no more. The trigger that refuses changes also works in a
-- session that only replicates.
revoke all on audit_record from compliance;
grant select, insert on audit_record to compliance;
alter table audit_record enable always trigger audit_record_append_only;

-- The service owns nothing, so these functions create and drop the partition of a day for it, with the rights of the
-- owner. They can do that to a partition of the evidence and to nothing else. At most one runs at a time.
create function create_evidence_day(day date) returns void
    language plpgsql strict security definer 
    set search_path = compliance, pg_temp set timezone = 'UTC' set datestyle = 'ISO' as $$
declare
    partition_name text := 'evidence_' || to_char(day, 'YYYYMMDD');
begin
    if day not between '2000-01-01' and '9999-12-30' then
        raise exception 'no evidence is of the day %', day using errcode = 'datetime_field_overflow';
    end if;
    perform pg_advisory_xact_lock(1, 'evidence'::regclass::oid::int);
    if to_regclass(partition_name) is null then
        -- Attaching does not wait for readers or writers, as creating a partition in place would. The table is empty, so
        -- there are no rows to check.
        execute format('create table %I (like evidence including all)', partition_name);
        execute format('alter table evidence attach partition %I for values from (%L) to (%L)', partition_name,
            day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    end if;
end
$$;

create function drop_evidence_day(day date) returns void
    language plpgsql strict security definer 
    set search_path = compliance, pg_temp set timezone = 'UTC' set datestyle = 'ISO' as $$
begin
    perform pg_advisory_xact_lock(1, 'evidence'::regclass::oid::int);
    execute format('drop table %I', 'evidence_' || to_char(day, 'YYYYMMDD'));
end
$$;
revoke execute on function create_evidence_day(date), drop_evidence_day(date) from public;
grant execute on function create_evidence_day(date), drop_evidence_day(date) to compliance;
