-- The register of shifts about which an alert is or was raised: what a change of facts has to respect.
-- A weekly finding names one shift but rests on all shifts of its week. A week in which the clocks are put back has
-- 169 hours.
create table alerted_shift (
    finding_id uuid primary key,
    employee_id text not null,
    starts_from timestamptz not null,
    starts_until timestamptz not null,
    ends_by timestamptz not null
);

create index alerted_shift_employee on alerted_shift (employee_id, starts_from);

insert into alerted_shift (finding_id, employee_id, starts_from, starts_until, ends_by)
select f.finding_id, f.employee_id, f.shift_start - reach.width, f.shift_start + reach.width, f.shift_end + reach.width
  from finding f
 cross join lateral (
       select case f.rule when 'ON_DUTY_ACCESS_PER_WEEK' then interval '169 hours' else interval '0' end as width) reach
 where f.tier = 'ALERT'
    or exists (select from finding_change c where c.finding_id = f.finding_id and c.tier = 'ALERT');
