-- Which account at an identity provider belongs to which employee. Rows are never deleted.
create table login_link (
    link_id        uuid        primary key,
    issuer         text        not null,
    subject        text        not null,
    employee_id    text        not null references employee,
    linked_at      timestamptz not null,
    asked_by       text        not null,
    decided_by     text        not null,
    -- Null while the login is linked.
    ended_at       timestamptz,
    end_asked_by   text,
    end_decided_by text,
    check (ended_at >= linked_at),
    check ((ended_at is null) = (end_asked_by is null)),
    check ((ended_at is null) = (end_decided_by is null))
);
-- An employee may have several logins, a login only one employee.
create unique index login_link_current on login_link (issuer, subject) where ended_at is null;
create index login_link_by_login on login_link (issuer, subject);
create index login_link_by_employee on login_link (employee_id) where ended_at is null;
create index login_link_list on login_link (linked_at, link_id) where ended_at is null;

-- Links, and removals of links, for which somebody asked. The id is that of the decision.
create table login_request (
    request_id      uuid        primary key,
    author          text        not null,
    reason          text        not null,
    asked_at        timestamptz not null,
    state           text        not null check (state in ('AWAITED', 'APPROVED', 'DECLINED')),
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    check ((state = 'AWAITED') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (decided_by <> author)
);
create index login_request_list on login_request (asked_at, request_id);

create table login_request_change (
    request_id  uuid    not null references login_request,
    position    integer not null,
    action      text    not null check (action in ('LINK', 'REMOVE')),
    issuer      text    not null,
    subject     text    not null,
    employee_id text    not null references employee,
    primary key (request_id, position)
);
