-- The schema of notification-service.

-- Employees as compliance publishes them. Rows are only added: the highest version holds, and what was known at a time
-- is what had arrived by then.
create table person (
    employee_id   text        not null,
    version       bigint      not null,
    known_from    timestamptz not null,
    active        boolean     not null,
    name          text        not null,
    email         text,
    unit          text,
    supervisor_id text,
    primary key (employee_id, version)
);
create index person_email on person (lower(email));

-- The duty of employees as compliance publishes it: who supervises them, and who acts in their place. For each moment the
-- window with the highest version that contains it holds.
create table duty_window (
    employee_id text        not null,
    version     bigint      not null,
    from_at     timestamptz not null,
    to_at       timestamptz not null,
    -- whether somebody acts in the employee's place in it
    acting      boolean     not null,
    body        jsonb       not null,
    primary key (employee_id, version),
    check (to_at > from_at)
);
create index duty_window_times on duty_window (employee_id, from_at, to_at);
create index duty_window_age on duty_window (to_at);

-- The latest revision of each finding, as it came.
create table finding (
    finding_id         uuid primary key,
    revision           integer     not null,
    employee_id        text        not null,
    -- The supervisor at this instant is responsible.
    shift_start        timestamptz not null,
    withdrawn          boolean     not null,
    body               jsonb       not null,
    -- the last revision that a corrected roster, exemption or policy caused, and its cause
    corrected_revision integer     not null,
    corrected_cause    text,
    received_at        timestamptz not null,
    -- Until when it waits for its evaluation with the newest duty; then it is routed as it is. Null: it does not wait.
    route_by           timestamptz
);
create index finding_route_by on finding (route_by) where route_by is not null;
create index finding_open_shift on finding (shift_start) where not withdrawn;
-- A changed roster asks for the findings of one employee by the start of their shift.
create index finding_open_of_employee on finding (employee_id, shift_start) where not withdrawn;

create table notice (
    notice_id       uuid primary key,
    finding_id      uuid        not null references finding,
    employee_id     text        not null,
    version         integer     not null,
    recipient_kind  text check (recipient_kind in ('SUPERVISOR', 'ADMINISTRATORS')),
    recipient_id    text,
    responsible     boolean     not null,
    state           text        not null check (state in ('PENDING', 'TOLD', 'UNDELIVERABLE', 'ACKNOWLEDGED')),
    channel         text        not null check (channel in ('MAIL', 'INBOX')),
    told_revision   integer,
    told_at         timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    comment         text,
    waiting_for     text,
    route_by        timestamptz,
    created_at      timestamptz not null,
    unique nulls not distinct (finding_id, recipient_kind, recipient_id)
);
create index notice_waiting on notice (route_by) where recipient_kind is null;
create index notice_inbox on notice (recipient_kind, recipient_id, created_at desc, notice_id desc);

-- Decisions of a second person, as compliance published them: the latest version of each.
create table decision (
    decision_id uuid primary key,
    version     integer not null,
    body        jsonb   not null,
    -- the mails about it are not enqueued yet, and may wait until then for employees who are not known yet
    notify_by   timestamptz
);
create index decision_waiting on decision (notify_by) where notify_by is not null;

-- One row is one mail to one address, about a notice or about a decision.
create table delivery (
    delivery_id     uuid primary key,
    notice_id       uuid        references notice deferrable initially deferred,
    decision_id     uuid        references decision,
    address         text        not null,
    news            text        not null,
    status          text        not null check (status in ('DUE', 'RETRYING', 'SENT', 'FAILED', 'SKIPPED')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    -- a worker is sending it until then; afterwards another one may claim it
    claimed_until   timestamptz,
    last_error      text,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    -- what the mail said, once it was accepted
    told            jsonb,
    -- How often the mail was sent without a record of the outcome: the mail server may have accepted it.
    unrecorded      integer     not null default 0,
    -- When the mail server accepted it, while what follows from that is still to be recorded; it is not sent again.
    accepted_at     timestamptz,
    constraint delivery_about check ((notice_id is null) <> (decision_id is null))
);
create unique index delivery_one_open_of_decision on delivery (decision_id, address, news)
    where status in ('DUE', 'RETRYING');
create unique index delivery_one_open on delivery (notice_id, address) where status in ('DUE', 'RETRYING');
create index delivery_due on delivery (next_attempt_at) where status in ('DUE', 'RETRYING');
create index delivery_of_notice on delivery (notice_id, created_at);
