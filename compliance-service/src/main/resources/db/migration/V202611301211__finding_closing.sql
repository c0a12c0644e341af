-- The end of the review of an alert waits here for a second person; the id is that of the decision.
create table finding_closing (
    closing_id      uuid        primary key,
    finding_id      uuid        not null references finding,
    -- Of the finding when somebody asked.
    revision        integer     not null,
    resolution      text        not null check (resolution in ('EXPLAINED', 'CORRECTED')),
    reason          text        not null,
    -- Id of the employee, or name of the user.
    author          text        not null,
    asked_at        timestamptz not null,
    state           text        not null check (state in ('AWAITED', 'APPROVED', 'DECLINED')),
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    check ((state = 'AWAITED') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (decided_by <> author)
);
create index finding_closing_list on finding_closing (asked_at, closing_id);
create index finding_closing_of_finding on finding_closing (finding_id);
