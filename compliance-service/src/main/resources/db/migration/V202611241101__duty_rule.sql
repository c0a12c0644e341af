-- What counts as duty, by a decision of two people. Rows are only added; a draft is approved once. Without any, meal
-- breaks are duty-free and details are duty.
create table duty_rule (
    rule_id        uuid        primary key,
    version        bigint      not null generated always as identity unique,
    breaks_count   boolean     not null,
    details_count  boolean     not null,
    effective_from timestamptz not null,
    note           text        not null,
    author         text        not null,
    created_at     timestamptz not null,
    approver       text,
    approved_at    timestamptz,
    check ((approver is null) = (approved_at is null)),
    check (approver <> author)
);
