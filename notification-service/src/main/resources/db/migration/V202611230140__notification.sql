-- Who is who, as compliance tells it. Grow-only: a person is what the highest version says, and what was known at a
-- time is what had arrived by then.
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

-- The latest revision of each finding, as it came.
create table finding (
    finding_id         uuid primary key,
    revision           integer     not null,
    employee_id        text        not null,
    withdrawn          boolean     not null,
    body               jsonb       not null,
    -- the last revision that came of a corrected roster, exemption or policy, and its cause
    corrected_revision integer     not null,
    corrected_cause    text,
    received_at        timestamptz not null
);

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

-- One row is one mail to one address.
create table delivery (
    delivery_id     uuid primary key,
    notice_id       uuid        not null references notice deferrable initially deferred,
    address         text        not null,
    news            text        not null,
    status          text        not null check (status in ('DUE', 'RETRYING', 'SENT', 'FAILED', 'SKIPPED')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    -- a worker is sending it until then; afterwards that worker is taken for dead
    claimed_until   timestamptz,
    last_error      text,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    -- what the mail said, once it was accepted
    told            jsonb
);
create unique index delivery_one_open on delivery (notice_id, address) where status in ('DUE', 'RETRYING');
create index delivery_due on delivery (next_attempt_at) where status in ('DUE', 'RETRYING');
create index delivery_of_notice on delivery (notice_id, created_at);
