-- Which employee acknowledged which version of the notice that his browsing on duty is measured. A row never changes.
create table monitoring_acknowledgement (
    employee_id     text        not null,
    notice_version  text        not null,
    -- SHA-256 of the text that he acknowledged, in lower-case hex.
    text_sha256     text        not null,
    acknowledged_at timestamptz not null,
    issuer          text        not null,
    subject         text        not null,
    primary key (employee_id, notice_version)
);
