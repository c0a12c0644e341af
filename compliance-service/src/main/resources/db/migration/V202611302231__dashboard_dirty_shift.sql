-- Named for what it holds: shifts whose figures in dashboards are out of date. The functions are as before.
alter table dashboard_mark rename to dashboard_dirty_shift;
alter table dashboard_dirty_shift rename column marked_at to changed_at;

create or replace function dashboard_shift_added() returns trigger language plpgsql as $$
begin
    insert into dashboard_dirty_shift (unit, shift_start) select distinct unit, shift_start from added;
    delete from dashboard_gone g using added a
     where g.employee_id = a.employee_id and g.shift_start = a.shift_start;
    return null;
end $$;
create or replace function dashboard_shift_changed() returns trigger language plpgsql as $$
begin
    insert into dashboard_dirty_shift (unit, shift_start)
    select unit, shift_start from was union select unit, shift_start from added;
    return null;
end $$;
create or replace function dashboard_shift_removed() returns trigger language plpgsql as $$
begin
    insert into dashboard_dirty_shift (unit, shift_start) select distinct unit, shift_start from was;
    insert into dashboard_gone (employee_id, shift_start, unit)
    select employee_id, shift_start, unit from was
     where exists (select from finding f where f.employee_id = was.employee_id and f.shift_start = was.shift_start)
        on conflict (employee_id, shift_start) do update set unit = excluded.unit;
    return null;
end $$;
create or replace function dashboard_finding_added() returns trigger language plpgsql as $$
begin
    insert into dashboard_dirty_shift (unit, shift_start)
    select distinct coalesce(m.unit, g.unit, ''), a.shift_start
      from added a
      left join shift_minutes m on m.employee_id = a.employee_id and m.shift_start = a.shift_start
      left join dashboard_gone g on g.employee_id = a.employee_id and g.shift_start = a.shift_start;
    return null;
end $$;
-- A finding of a week may move to another shift of it: then both days have changed.
create or replace function dashboard_finding_changed() returns trigger language plpgsql as $$
begin
    insert into dashboard_dirty_shift (unit, shift_start)
    select distinct coalesce(m.unit, g.unit, ''), f.shift_start
      from (select employee_id, shift_start from was union select employee_id, shift_start from added) f
      left join shift_minutes m on m.employee_id = f.employee_id and m.shift_start = f.shift_start
      left join dashboard_gone g on g.employee_id = f.employee_id and g.shift_start = f.shift_start;
    return null;
end $$;
create or replace function dashboard_finding_removed() returns trigger language plpgsql as $$
begin
    insert into dashboard_dirty_shift (unit, shift_start)
    select distinct coalesce(m.unit, g.unit, ''), w.shift_start
      from was w
      left join shift_minutes m on m.employee_id = w.employee_id and m.shift_start = w.shift_start
      left join dashboard_gone g on g.employee_id = w.employee_id and g.shift_start = w.shift_start;
    return null;
end $$;
