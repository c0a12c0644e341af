-- Events of committed transactions; the relay sends them to Kafka in the order of id.
create table outbox (
    id              bigint generated always as identity primary key,
    event_id        uuid        not null,
    topic           text        not null,
    key             text        not null,
    type            text        not null,
    payload         bytea       not null,
    created_at      timestamptz not null default now(),
    status          text        not null default 'PENDING' check (status in ('PENDING', 'QUARANTINED')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    last_error      text
);
create index outbox_pending on outbox (topic, key, id) where status = 'PENDING';

-- Which relay may send the rows of the outbox, and until when. One row: only one relay of a service sends at a time.
create table outbox_claim (
    only_row      boolean     primary key default true check (only_row),
    relay         uuid,
    claimed_until timestamptz not null default '-infinity'
);
insert into outbox_claim default values;
