-- Changes of acting supervisors that await or awaited a second person. The id is that of the decision.
create table acting_request (
    request_id           uuid        primary key,
    action               text        not null check (action in ('SET', 'END', 'REMOVE')),
    -- The id in acting_supervisor: of what is ended or removed; or that which it gets when it is approved.
    acting_id            uuid        not null,
    supervisor_id        text        not null references employee,
    acting_supervisor_id text        not null references employee,
    from_at              timestamptz not null,
    to_at                timestamptz not null,
    -- The new end, before to_at.
    end_at               timestamptz,
    author               text        not null,
    reason               text        not null,
    asked_at             timestamptz not null,
    decide_by            timestamptz not null,
    state                text        not null check (state in ('AWAITED', 'APPROVED', 'DECLINED')),
    decided_by           text,
    decided_at           timestamptz,
    decision_reason      text,
    check ((action = 'END') = (end_at is not null)),
    check (end_at > from_at and end_at < to_at),
    check ((state = 'AWAITED') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (decided_by <> author)
);
create index acting_request_by_time on acting_request (asked_at, request_id);
create index acting_request_awaited on acting_request (supervisor_id, from_at) where state = 'AWAITED';
