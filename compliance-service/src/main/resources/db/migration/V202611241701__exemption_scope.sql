-- Whom, when in the week, where and what for: an exemption is about a person or a unit, once or weekly, on all sites or some.
alter table exemption alter column employee_id drop not null;
alter table exemption
    add column unit       text,
    add column purpose    text not null default 'OFFICIAL_DUTY' check (purpose in
        ('OFFICIAL_DUTY', 'DIRECTED_BY_SUPERVISOR', 'INVESTIGATION', 'INTELLIGENCE')),
    add column sites      text,
    add column weekdays   text,
    add column hours_from time,
    add column hours_to   time,
    add column zone       text,
    add column review_on  date;
update exemption set review_on = (created_at at time zone 'UTC' + interval '1 year')::date;
alter table exemption alter column review_on set not null;
alter table exemption add check ((employee_id is null) <> (unit is null));
alter table exemption add check (num_nonnulls(weekdays, hours_from, hours_to, zone) in (0, 4));
create index exemption_of_unit on exemption (unit, start_at, end_at) where revoked_at is null;
