-- Which employee had which user name when. A name may pass from one employee to another.
create table employee_name (
    employee_id text        not null references employee (employee_id),
    -- as entered
    username    text        not null,
    -- inclusive; null: nothing is known of the time before
    held_from   timestamptz,
    -- exclusive; null: it is not known to end
    held_to     timestamptz
);
create index employee_name_employee_id on employee_name (employee_id);

insert into employee_name (employee_id, username) select employee_id, unnest(usernames) from employee;
alter table employee drop column usernames;
