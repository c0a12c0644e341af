-- Requests to see employees by id for some hours. The id is that of the decision.
create table unmasking (
    unmasking_id       uuid        primary key,
    -- User name; only this login sees the employees.
    author             text        not null,
    -- What the author gave as an id. Nobody checks whether there are such employees: the answer would say so.
    named_ids          text[]      not null,
    -- The employees whom the author gave by pseudonym, or the one of the finding.
    masked_ids         text[]      not null,
    finding_id         uuid,
    reason             text        not null,
    hours              integer     not null check (hours between 1 and 24),
    asked_at           timestamptz not null,
    decide_by          timestamptz not null,
    -- AWAITED, APPROVED or DECLINED; that a request expired or an unmasking ended follows from the time.
    state              text        not null check (state in ('AWAITED', 'APPROVED', 'DECLINED')),
    decided_by         text,
    decided_at         timestamptz,
    decision_reason    text,
    starts_at          timestamptz,
    ends_at            timestamptz,
    -- Who ended it before its time.
    ended_by           text,
    check (cardinality(named_ids) + cardinality(masked_ids) > 0),
    check ((state = 'AWAITED') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (decided_by <> author),
    check ((state = 'APPROVED') = (starts_at is not null)),
    check ((starts_at is null) = (ends_at is null)),
    check (ends_at >= starts_at and ends_at <= starts_at + interval '24 hours')
);
create index unmasking_by_time on unmasking (asked_at, unmasking_id);
create index unmasking_of_author on unmasking (author, ends_at);
