-- What is known of each employee, with the time in which it holds. A row is added or superseded, never overwritten:
-- whoever asks what was known on a day, and of which day, gets the answer of that day.
create table employee_version (
    version_id    bigint generated always as identity primary key,
    employee_id   text        not null references employee deferrable initially deferred,
    valid_from    timestamptz not null,
    valid_to      timestamptz not null check (valid_to > valid_from),
    active        boolean     not null,
    username      text        not null,
    aliases       text[]      not null,
    name          text        not null,
    email         text        not null,
    supervisor_id text,
    unit          text        not null,
    -- In the department's words; empty where none is known.
    rank          text        not null,
    recorded_at   timestamptz not null,
    recorded_by   text        not null,
    reason        text,
    superseded_at timestamptz
);
create unique index employee_version_current on employee_version (employee_id, valid_from) where superseded_at is null;
create index employee_version_by_supervisor on employee_version (supervisor_id) where superseded_at is null;

alter table employee add column rank text not null default '';
-- When the next change that is known already comes into force.
alter table employee add column next_change_at timestamptz;
create index employee_next_change on employee (next_change_at) where next_change_at is not null;

insert into employee_version (employee_id, valid_from, valid_to, active, username, aliases, name, email, supervisor_id,
                              unit, rank, recorded_at, recorded_by)
select employee_id, '1900-01-01T00:00:00Z', '9999-01-01T00:00:00Z', active, username, aliases, name, email,
       supervisor_id, unit, rank, changed_at, 'dutywatch'
  from employee;

-- Who has left gives names and addresses free.
alter table employee drop constraint employee_username;
alter table employee drop constraint employee_email;
alter table employee add constraint employee_username
    exclude using btree (username_key with =) where (active) deferrable initially deferred;
alter table employee add constraint employee_email
    exclude using btree (email with =) where (active) deferrable initially deferred;
create index employee_by_email on employee (email);
