-- What dashboards add up of a shift, as it was when the shift was last evaluated.
alter table shift_minutes
    -- Where the employee belonged at the start of the shift.
    add column unit     text not null default '',
    add column rank     text not null default '',
    -- Where the best estimate lies: pairs of a quarter of an hour, counted from the one (UTC) in which the shift starts,
    -- and seconds. Null in shifts that were evaluated before this was kept.
    add column quarters smallint[],
    -- The log sources that it rests on; null as above.
    add column sources  jsonb;
update shift_minutes m set unit = e.unit from employee e where e.employee_id = m.employee_id;
create index shift_minutes_by_unit on shift_minutes (unit, shift_start);

-- A small number for each employee, so that sets of employees are small. It says nothing else and leaves by no door.
alter table employee add column number integer not null generated always as identity unique;

-- Shifts taken off the roster about which there are findings: the unit that they belonged to.
create table dashboard_gone (
    employee_id text        not null,
    shift_start timestamptz not null,
    unit        text        not null,
    primary key (employee_id, shift_start)
);

insert into dashboard_gone (employee_id, shift_start, unit)
select distinct f.employee_id, f.shift_start, e.unit
  from finding f
  join employee e on e.employee_id = f.employee_id
 where not exists (select from shift_minutes m where m.employee_id = f.employee_id and m.shift_start = f.shift_start);

-- Something about shifts of this unit that start then may have changed. Rows are only added, so writers never wait for
-- each other; KeepCells takes them away.
create table dashboard_mark (
    id          bigint      generated always as identity primary key,
    unit        text        not null,
    shift_start timestamptz not null,
    marked_at   timestamptz not null default now()
);

-- Figures of all shifts that start in a local day or month, by unit, and (unit null) of the whole department. Each column
-- holds tallies by a key (class Tallies). Everything here can be made again from shift_minutes and finding.
create table dashboard_cell (
    level     text  not null check (level in ('DAY', 'MONTH')),
    first_day date  not null,
    unit      text,
    totals    bytea not null,
    findings  bytea not null,
    kinds     bytea not null,
    sites     bytea not null,
    excluded  bytea not null,
    hours     bytea not null,
    sources   bytea not null,
    limits    bytea not null,
    -- By employee; only of units.
    members   bytea not null,
    unique nulls not distinct (level, unit, first_day)
);
create index dashboard_cell_by_day on dashboard_cell (level, first_day);

-- What the cells were made with; where it is something else, or nothing, they are all made again.
create table dashboard_layout (
    zone   text    not null,
    layout integer not null
);

-- Whoever writes minutes or findings marks what they change, in the same transaction. These are triggers because a writer
-- that forgets would make figures wrong that nobody compares with anything.
create function dashboard_shift_added() returns trigger language plpgsql as $$
begin
    insert into dashboard_mark (unit, shift_start) select distinct unit, shift_start from added;
    delete from dashboard_gone g using added a
     where g.employee_id = a.employee_id and g.shift_start = a.shift_start;
    return null;
end $$;
create function dashboard_shift_changed() returns trigger language plpgsql as $$
begin
    insert into dashboard_mark (unit, shift_start)
    select unit, shift_start from was union select unit, shift_start from added;
    return null;
end $$;
create function dashboard_shift_removed() returns trigger language plpgsql as $$
begin
    insert into dashboard_mark (unit, shift_start) select distinct unit, shift_start from was;
    insert into dashboard_gone (employee_id, shift_start, unit)
    select employee_id, shift_start, unit from was
     where exists (select from finding f where f.employee_id = was.employee_id and f.shift_start = was.shift_start)
        on conflict (employee_id, shift_start) do update set unit = excluded.unit;
    return null;
end $$;
create function dashboard_finding_added() returns trigger language plpgsql as $$
begin
    insert into dashboard_mark (unit, shift_start)
    select distinct coalesce(m.unit, g.unit, ''), a.shift_start
      from added a
      left join shift_minutes m on m.employee_id = a.employee_id and m.shift_start = a.shift_start
      left join dashboard_gone g on g.employee_id = a.employee_id and g.shift_start = a.shift_start;
    return null;
end $$;
create function dashboard_finding_removed() returns trigger language plpgsql as $$
begin
    insert into dashboard_mark (unit, shift_start)
    select distinct coalesce(m.unit, g.unit, ''), w.shift_start
      from was w
      left join shift_minutes m on m.employee_id = w.employee_id and m.shift_start = w.shift_start
      left join dashboard_gone g on g.employee_id = w.employee_id and g.shift_start = w.shift_start;
    return null;
end $$;

create trigger dashboard_added after insert on shift_minutes
    referencing new table as added for each statement execute function dashboard_shift_added();
create trigger dashboard_changed after update on shift_minutes
    referencing old table as was new table as added for each statement execute function dashboard_shift_changed();
create trigger dashboard_removed after delete on shift_minutes
    referencing old table as was for each statement execute function dashboard_shift_removed();
create trigger dashboard_added after insert on finding
    referencing new table as added for each statement execute function dashboard_finding_added();
create trigger dashboard_changed after update on finding
    referencing new table as added for each statement execute function dashboard_finding_added();
create trigger dashboard_removed after delete on finding
    referencing old table as was for each statement execute function dashboard_finding_removed();
