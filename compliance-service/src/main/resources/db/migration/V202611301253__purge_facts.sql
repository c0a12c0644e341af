-- Roster, clock times and exemptions are facts that figures rest on: the service adds and ends them, and deletes none. Two
-- functions of the owner delete what is old and what nothing rests on any more, and nothing that is younger than a year.
revoke delete on roster_entry, duty_actual, exemption from compliance;

create index roster_entry_age on roster_entry (end_at);
create index duty_actual_age on duty_actual (shift_start);
create index exemption_age on exemption (end_at);

-- Whether something that is kept rests on what was planned or approved for the employee in this time: a finding, minutes of
-- a shift, evidence, or a legal hold. A finding about a week rests on the shifts of 169 hours around its own.
create function rests_on_facts(employee text, from_at timestamptz, to_at timestamptz) returns boolean
    language sql stable as $$
select exists (select from finding f
                where f.employee_id = employee
                  and f.shift_start - interval '194 hours' < to_at and f.shift_end + interval '194 hours' > from_at)
    or exists (select from shift_minutes m
                where m.employee_id = employee
                  and m.shift_start between from_at - interval '48 hours' and to_at + interval '48 hours')
    or exists (select from evidence_hold h where h.employee_id = employee and h.held && tstzrange(from_at, to_at, '[]'))
    or exists (select from evidence e
                where e.employee_id = employee
                  and e.hour between from_at - interval '48 hours' and to_at + interval '48 hours')
$$;

create function purge_roster(keep_days integer, batch integer)
    returns table (count bigint, first timestamptz, last timestamptz)
    language plpgsql strict security definer set search_path = compliance, pg_temp set timezone = 'UTC' as $$
declare
    before timestamptz :=
        least(clock_timestamp() - interval '1 year', clock_timestamp() - make_interval(days => keep_days));
begin
    lock table legal_hold in share mode;
    return query
        with old_entries as (
            select r.id from roster_entry r
             where r.end_at < before and greatest(r.recorded_at, r.superseded_at) < before
               and not rests_on_facts(r.employee_id, r.start_at, r.end_at)
             order by r.end_at limit batch),
        old_times as (
            select a.id from duty_actual a
             where a.shift_start < before - interval '48 hours' and greatest(a.recorded_at, a.superseded_at) < before
               and not rests_on_facts(a.employee_id, a.shift_start, a.shift_start + interval '48 hours')
             order by a.shift_start limit batch),
        gone as (
            delete from roster_entry r using old_entries o where r.id = o.id returning r.start_at),
        times_gone as (
            delete from duty_actual a using old_times o where a.id = o.id returning a.shift_start as start_at),
        both_gone as (
            select start_at from gone union all select start_at from times_gone)
        select count(*), min(start_at), max(start_at) from both_gone;
end
$$;

-- With the requests for them. An exemption of a unit stays while anything rests on the roster of anybody in that time.
create function purge_exemptions(keep_days integer, batch integer)
    returns table (count bigint, first timestamptz, last timestamptz)
    language plpgsql strict security definer set search_path = compliance, pg_temp set timezone = 'UTC' as $$
declare
    before timestamptz :=
        least(clock_timestamp() - interval '1 year', clock_timestamp() - make_interval(days => keep_days));
    old    uuid[];
    drafts uuid[];
begin
    lock table legal_hold in share mode;
    select array_agg(exemption_id) into old from (
        select e.exemption_id from exemption e
         where e.end_at < before and greatest(e.created_at, e.revoked_at) < before
           and case when e.unit is null then not rests_on_facts(e.employee_id, e.start_at, e.end_at)
                    else not exists (select from employee p where rests_on_facts(p.employee_id, e.start_at, e.end_at)) end
           and not exists (select from official_business_claim c where c.exemption_id = e.exemption_id)
           and not exists (select from exemption_draft d
                            where d.exemption_id = e.exemption_id
                              and greatest(d.end_at, d.created_at, d.decide_by, d.decided_at) >= before)
         order by e.end_at limit batch) found;
    select array_agg(draft_id) into drafts from (
        select d.draft_id from exemption_draft d
         where d.exemption_id = any(old) or d.draft_id = any(old)
        union
        (select d.draft_id from exemption_draft d
          where d.end_at < before and greatest(d.created_at, d.decide_by, d.decided_at) < before
            and not exists (select from exemption e where e.exemption_id in (d.draft_id, d.exemption_id))
            and case when d.unit is null then not rests_on_facts(d.employee_id, d.start_at, d.end_at)
                     else not exists (
                         select from employee p where rests_on_facts(p.employee_id, d.start_at, d.end_at)) end
          order by d.end_at limit batch)) found;
    return query
        select count(*), min(times.start_at), max(times.start_at) from (
            select start_at from exemption where exemption_id = any(old)
            union all select start_at from exemption_draft where draft_id = any(drafts)) times;
    delete from exemption_draft where draft_id = any(drafts);
    delete from exemption where exemption_id = any(old);
    delete from decision where decision_id = any(drafts);
end
$$;
revoke execute on function purge_roster(integer, integer), purge_exemptions(integer, integer) from public;
grant execute on function purge_roster(integer, integer), purge_exemptions(integer, integer) to compliance;
