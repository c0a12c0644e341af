-- Which accesses do not count for an employee any more: a corrected lease says that another person, or nobody known, held
-- the address. Of each access and employee the event with the highest revision is kept.
create table revoked_access (
    employee_id    text        not null,
    observation_id text        not null,
    start_at       timestamptz not null,
    revision       bigint      not null,
    -- false: a later correction gave the access back
    revoked        boolean     not null,
    received_at    timestamptz not null,
    primary key (employee_id, observation_id)
);
create index revoked_access_by_time on revoked_access (employee_id, start_at) where revoked;
create index revoked_access_by_age on revoked_access (start_at);

alter table evaluation_due drop constraint evaluation_due_cause_check;
alter table evaluation_due add constraint evaluation_due_cause_check check (cause in
    ('NEW_LINES', 'ROSTER', 'EXEMPTION', 'POLICY', 'EMPLOYEE', 'PROFILE', 'ATTRIBUTION'));
