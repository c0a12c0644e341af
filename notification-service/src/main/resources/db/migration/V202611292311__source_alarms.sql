-- Alarms about sources of log lines, as ingest published them: the latest version of each.
create table source_alarm (
    alarm_id uuid primary key,
    version  integer     not null,
    began_at timestamptz not null,
    ended_at timestamptz,
    body     jsonb       not null
);
create index source_alarm_began on source_alarm (began_at);

-- A mail can be about such an alarm, too. Column told then has the version that the mail reported.
alter table delivery
    add column alarm_id uuid references source_alarm,
    drop constraint delivery_about,
    add constraint delivery_about check (num_nonnulls(notice_id, decision_id, alarm_id) = 1);
create unique index delivery_one_open_of_alarm on delivery (alarm_id, address) where status in ('DUE', 'RETRYING');
create index delivery_of_alarm on delivery (alarm_id, created_at) where alarm_id is not null;
