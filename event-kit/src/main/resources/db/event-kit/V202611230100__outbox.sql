-- Events that a transaction decided to tell; the relay sends them to Kafka in the order of id.
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
