create table employee (
    employee_id   text primary key,
    version       bigint      not null,
    active        boolean     not null default true,
    username      text        not null,
    username_key  text        not null generated always as (lower(username)) stored,
    aliases       text[]      not null default '{}',
    name          text        not null,
    email         text        not null check (email = lower(email)),
    supervisor_id text,
    unit          text        not null,
    -- What administrators read instead of the person: random, so that it says nothing.
    pseudonym     text        not null unique,
    changed_at    timestamptz not null,
    -- Two rows of one import may swap these, so they are checked at the commit.
    constraint employee_username unique (username_key) deferrable initially deferred,
    constraint employee_email unique (email) deferrable initially deferred,
    constraint employee_supervisor foreign key (supervisor_id) references employee deferrable initially deferred
);
create index employee_by_supervisor on employee (supervisor_id);
