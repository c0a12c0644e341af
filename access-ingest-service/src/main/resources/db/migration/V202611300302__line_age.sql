-- Up to which age a line of the source is evidence; null: the default of the service.
alter table source add column max_age_seconds bigint;

-- Older lines of a source are evidence if one administrator asked for it and another person approved.
create table bulk_load (
    bulk_load_id uuid        primary key,
    source       text        not null,
    from_at      timestamptz not null,
    to_at        timestamptz not null,
    reason       text        not null,
    asked_by     text        not null,
    asked_at     timestamptz not null,
    -- until then it can be decided
    decide_by    timestamptz not null,
    state        text        not null check (state in ('AWAITED', 'APPROVED', 'DECLINED')),
    decided_by   text,
    decided_at   timestamptz,
    -- lines that are published until then are accepted
    valid_until  timestamptz,
    check (from_at < to_at),
    check (decided_by <> asked_by),
    check ((state = 'AWAITED') = (decided_by is null)),
    check ((state = 'AWAITED') = (decided_at is null)),
    check ((state = 'APPROVED') = (valid_until is not null))
);
create index bulk_load_source_asked_at on bulk_load (source, asked_at desc);
create index bulk_load_valid_until on bulk_load (valid_until) where state = 'APPROVED';
