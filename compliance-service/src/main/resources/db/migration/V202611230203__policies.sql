create table policy (
    policy_id      uuid primary key,
    -- Counts every draft, so that a finding can name the exact limit that it was measured against.
    version        bigint        not null generated always as identity unique,
    limit_minutes  numeric(6, 1) not null check (limit_minutes >= 0),
    -- Null covers every unit that has no limit of its own.
    unit           text,
    effective_from timestamptz   not null,
    note           text          not null,
    author         text          not null,
    created_at     timestamptz   not null,
    approver       text,
    approved_at    timestamptz,
    check ((approver is null) = (approved_at is null)),
    check (approver <> author)
);
create index policy_in_force on policy (effective_from) where approved_at is not null;
