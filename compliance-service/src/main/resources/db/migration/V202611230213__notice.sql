-- What the notification service says about its notices: a copy of its last word, shown beside the finding.
create table notice (
    notice_id             uuid primary key,
    finding_id            uuid        not null,
    employee_id           text        not null,
    version               integer     not null,
    recipient_kind        text,
    recipient_employee_id text,
    state                 text        not null,
    channel               text        not null,
    told_revision         integer,
    told_at               timestamptz,
    acknowledged_at       timestamptz,
    acknowledged_by       text,
    comment               text
);
create index notice_by_finding on notice (finding_id);
