-- Append-only: each hash covers the record and the hash before it, so a changed or missing record shows.
create table audit_record (
    seq           bigint primary key,
    audit_id      uuid        not null unique,
    at            timestamptz not null,
    actor         text        not null,
    roles         text[]      not null,
    action        text        not null,
    subject       text,
    purpose       text,
    service       text        not null,
    previous_hash bytea       not null,
    hash          bytea       not null
);
create index audit_record_actor on audit_record (actor, seq);
create index audit_record_subject on audit_record (subject, seq);
create index audit_record_at on audit_record (at, seq);
