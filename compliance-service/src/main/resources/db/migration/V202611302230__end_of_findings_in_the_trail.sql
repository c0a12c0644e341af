-- A finding that nobody ends keeps the trail for finding_days after its shift, at least a year, and no longer. A legal
-- hold keeps it without end. How many findings are older than that is returned, so that the purge can record it.
drop function purge_audit_trail(integer, integer);
create function purge_audit_trail(keep_days integer, finding_days integer, batch integer)
    returns table (first_seq bigint, last_seq bigint, last_hash text, last_recorded_at timestamptz,
                   overdue_findings bigint)
    language plpgsql strict security definer
    set search_path = compliance, pg_temp set timezone = 'UTC' as $$
#variable_conflict use_column
declare
    removed_before timestamptz :=
        least(clock_timestamp() - interval '1 year', clock_timestamp() - make_interval(days => keep_days));
    findings_after timestamptz :=
        least(clock_timestamp() - interval '1 year', clock_timestamp() - make_interval(days => finding_days));
    kept_from bigint;
begin
    -- The lock of whoever adds records: two purges follow each other.
    perform pg_advisory_xact_lock(218603729);
    -- A legal hold that is being set is waited for, and then seen.
    lock table legal_hold in share mode;

    with oldest as materialized (
        select seq, recorded_at, subject, lower(actor) as actor from audit_record
         order by seq limit least(greatest(batch, 1), 100000) + 1),
    held as materialized (
        select employee_id, hold_id, min(lower(held)) as since from evidence_hold
         where origin <> 'FINDING' or upper(held) >= findings_after
         group by employee_id, hold_id),
    names as (
        select held.since, lower(used.name) as name
          from held join employee_version v using (employee_id), unnest(v.aliases || v.username) as used (name)
        union all
        select held.since, lower(u.user_name)
          from held join login_link using (employee_id) join login_use u using (issuer, subject)),
    kept as (
        select seq from oldest where recorded_at >= removed_before
        union all
        select seq from oldest join held on subject = employee_id and recorded_at >= since
        union all
        select seq from oldest join held on subject = hold_id::text and recorded_at >= since
        union all
        select seq from oldest join names on actor = name and recorded_at >= since)
    select coalesce((select min(seq) from kept), (select max(seq) from oldest)) into kept_from;

    return query
        insert into audit_cut (first_seq, last_seq, last_hash)
        select (select min(seq) from audit_record), seq, hash from audit_record
         where seq < kept_from order by seq desc limit 1
        returning audit_cut.first_seq, audit_cut.last_seq, encode(audit_cut.last_hash, 'hex'),
            (select recorded_at from audit_record where seq = audit_cut.last_seq),
            (select count(distinct hold_id) from evidence_hold
              where origin = 'FINDING' and upper(held) < findings_after);
    if found then
        delete from audit_record where seq < kept_from;
    end if;
end
$$;
revoke execute on function purge_audit_trail(integer, integer, integer) from public;
grant execute on function purge_audit_trail(integer, integer, integer) to compliance;
