-- When the database got the record, by its own clock: the retention of the trail counts from it. Nobody who adds a record
-- can choose it. Records from before this migration count from now.
alter table audit_record add column recorded_at timestamptz not null default now();

create or replace function require_end_of_audit_chain() returns trigger language plpgsql as $$
declare
    last record;
begin
    select seq, hash into last from audit_record order by seq desc limit 1;
    if new.seq is distinct from coalesce(last.seq, 0) + 1
       or new.previous_hash is distinct from coalesce(last.hash, decode(repeat('00', 32), 'hex'))
       or length(new.hash) is distinct from 32 then
        raise exception 'the audit trail is append-only: record % does not follow the last one', new.seq
            using errcode = 'integrity_constraint_violation';
    end if;
    new.recorded_at := clock_timestamp();
    return new;
end
$$;

-- The purges of the trail, each of which removed its beginning. Only purge_audit_trail adds one.
create table audit_cut (
    last_seq    bigint      primary key,
    first_seq   bigint      not null,
    last_hash   bytea       not null,
    cut_at      timestamptz not null default clock_timestamp(),
    transaction xid8        not null default pg_current_xact_id(),
    check (last_seq >= first_seq)
);
revoke all on audit_cut from compliance;
grant select on audit_cut to compliance;
create trigger audit_cut_append_only before update or delete or truncate on audit_cut
    for each statement execute function refuse_audit_change();
alter table audit_cut enable always trigger audit_cut_append_only;

-- Records are deleted in a transaction that purges, and in no other.
create or replace function refuse_audit_change() returns trigger language plpgsql
    set search_path = compliance, pg_temp as $$
begin
    if tg_op = 'DELETE' and tg_table_name = 'audit_record'
       and exists (select from audit_cut where transaction = pg_current_xact_id()) then
        return null;
    end if;
    raise exception 'the audit trail is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

-- Removes the beginning of the trail: records that are older than keep_days and older than a year, whatever keep_days
-- says, up to the first that is younger or held. Held is what concerns an employee, or was done by him, since the time of a
-- legal hold or of a finding that is not at its end. The last record always stays, so the chain goes on from it.
create function purge_audit_trail(keep_days integer, batch integer)
    returns table (first_seq bigint, last_seq bigint, last_hash text, last_recorded_at timestamptz)
    language plpgsql strict security definer
    set search_path = compliance, pg_temp set timezone = 'UTC' as $$
#variable_conflict use_column
declare
    removed_before timestamptz :=
        least(clock_timestamp() - interval '1 year', clock_timestamp() - make_interval(days => keep_days));
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
        select employee_id, hold_id, min(lower(held)) as since from evidence_hold group by employee_id, hold_id),
    names as (
        select held.since, lower(used.name) as name
          from held join employee_version v using (employee_id), unnest(v.aliases || v.username) as used (name)),
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
            (select recorded_at from audit_record where seq = audit_cut.last_seq);
    if found then
        delete from audit_record where seq < kept_from;
    end if;
end
$$;
revoke execute on function purge_audit_trail(integer, integer) from public;
grant execute on function purge_audit_trail(integer, integer) to compliance;
