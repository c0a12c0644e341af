-- A finding of a week may move to another shift of it: then the cells of the day that it left are made again, too.
create function dashboard_finding_changed() returns trigger language plpgsql as $$
begin
    insert into dashboard_mark (unit, shift_start)
    select distinct coalesce(m.unit, g.unit, ''), f.shift_start
      from (select employee_id, shift_start from was union select employee_id, shift_start from added) f
      left join shift_minutes m on m.employee_id = f.employee_id and m.shift_start = f.shift_start
      left join dashboard_gone g on g.employee_id = f.employee_id and g.shift_start = f.shift_start;
    return null;
end $$;

drop trigger dashboard_changed on finding;
create trigger dashboard_changed after update on finding
    referencing old table as was new table as added for each statement execute function dashboard_finding_changed();

-- Findings may have moved before: all cells are made again.
delete from dashboard_layout;
