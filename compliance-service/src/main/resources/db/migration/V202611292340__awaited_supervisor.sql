-- Employees whose supervisor is not applied yet: the directory named somebody who is not known, or who would close a
-- loop. They have no supervisor until then.
create table awaited_supervisor (
    employee_id   text        primary key references employee,
    -- As the directory named him. No employee has this id yet, or the chain of command would loop.
    supervisor_id text        not null,
    since         timestamptz not null,
    -- The time from which he is the supervisor once he is applied: since then, or always for a new employee.
    valid_from    timestamptz not null,
    -- The user who named him.
    named_by      text        not null
);
create index awaited_supervisor_by_supervisor on awaited_supervisor (supervisor_id);

-- The mail addresses at work and the primary one of an active user as the identity provider gave them; null if it gave
-- none. employee.email is the one in use.
alter table scim_user add column emails jsonb;
