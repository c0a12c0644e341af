-- What one person asked for and another one decides.
create table decision (
    -- the id of what is decided on
    decision_id      uuid        primary key,
    kind             text        not null check (kind in ('BULK_LOAD', 'LEASE_CHANGE')),
    -- user name, login and employees of the author, as known when he asked
    author           text        not null,
    author_issuer    text,
    author_subject   text,
    author_employees text[]      not null,
    -- ids of the employees whom it concerns, and user names without domains
    subjects         text[]      not null,
    subject_names    text[]      not null,
    asked_at         timestamptz not null,
    -- from then on nobody can decide
    decide_by        timestamptz not null,
    state            text        not null check (state in ('AWAITED', 'APPROVED', 'DECLINED', 'EXPIRED')),
    decided_by       text,
    decided_at       timestamptz,
    check (decided_by <> author),
    check ((state in ('APPROVED', 'DECLINED')) = (decided_by is not null)),
    check ((state = 'AWAITED') = (decided_at is null))
);
create index decision_overdue on decision (decide_by) where state = 'AWAITED';
create index decision_newest on decision (kind, asked_at desc);

-- Bulk loads are decided like everything else.
insert into decision (decision_id, kind, author, author_employees, subjects, subject_names, asked_at, decide_by, state,
                      decided_by, decided_at)
select bulk_load_id, 'BULK_LOAD', asked_by, '{}', '{}', '{}', asked_at, decide_by, state, decided_by, decided_at
  from bulk_load;
alter table bulk_load
    drop column asked_by,
    drop column asked_at,
    drop column decide_by,
    drop column state,
    drop column decided_by,
    drop column decided_at,
    add foreign key (bulk_load_id) references decision (decision_id);
create index bulk_load_source on bulk_load (source);
create index bulk_load_valid_until on bulk_load (valid_until) where valid_until is not null;

-- The logins that belong to an employee, as compliance has linked them. Known with the next change of each employee.
create table employee_login (
    employee_id text not null references employee (employee_id),
    issuer      text not null,
    subject     text not null,
    primary key (issuer, subject, employee_id)
);
create index employee_login_employee_id on employee_login (employee_id);
