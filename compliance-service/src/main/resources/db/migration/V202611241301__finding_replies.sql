-- What employees answer of their own accord.
create table finding_reply (
    reply_id    uuid primary key,
    finding_id  uuid        not null references finding,
    employee_id text        not null,
    text        text        not null,
    filed_by    text        not null,
    filed_at    timestamptz not null
);
create index finding_reply_by_finding on finding_reply (finding_id, filed_at);

-- An answer that says: this was official business. Somebody of the chain of command decides it.
create table official_business_claim (
    claim_id        uuid primary key,
    finding_id      uuid        not null references finding,
    reply_id        uuid        not null references finding_reply,
    employee_id     text        not null,
    start_at        timestamptz not null,
    end_at          timestamptz not null,
    directed_by     text,
    purpose         text        not null,
    filed_at        timestamptz not null,
    state           text        not null check (state in ('PENDING', 'APPROVED', 'DECLINED')),
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    exemption_id    uuid,
    check (end_at > start_at),
    check (decided_by <> employee_id),
    check ((state = 'PENDING') = (decided_at is null)),
    check ((state = 'APPROVED') = (exemption_id is not null))
);
create unique index official_business_claim_pending on official_business_claim (finding_id) where state = 'PENDING';
create index official_business_claim_by_time on official_business_claim (filed_at, claim_id);

-- Compelled statements are kept apart: they are no part of a finding, its history, its evidence or any export.
create table statement_order (
    order_id    uuid primary key,
    finding_id  uuid        not null references finding,
    employee_id text        not null,
    reason      text        not null,
    ordered_by  text        not null,
    ordered_at  timestamptz not null
);
create index statement_order_by_finding on statement_order (finding_id);

create table compelled_statement (
    statement_id uuid primary key,
    finding_id   uuid        not null references finding,
    employee_id  text        not null,
    text         text        not null,
    ordered_by   text        not null,
    filed_at     timestamptz not null
);
create index compelled_statement_by_finding on compelled_statement (finding_id);
