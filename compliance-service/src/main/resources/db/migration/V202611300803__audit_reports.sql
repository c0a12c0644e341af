-- Which reports about the audit trail were published: alarms, their ends, and one of each week.
create table audit_report (
    report_id uuid primary key,
    kind      text        not null check (kind in ('FAULT', 'INTACT', 'WEEK')),
    made_at   timestamptz not null,
    -- What is wrong, of an alarm.
    fault     text,
    -- The Monday with which the week began.
    week      date unique,
    check ((kind = 'FAULT') = (fault is not null)),
    check ((kind = 'WEEK') = (week is not null))
);
create index audit_report_made on audit_report (made_at);
revoke all on audit_report from compliance;
grant select, insert on audit_report to compliance;
