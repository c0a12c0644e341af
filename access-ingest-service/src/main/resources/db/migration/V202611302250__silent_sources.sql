alter table source_alarm drop constraint source_alarm_kind_check;
alter table source_alarm add constraint source_alarm_kind_check
    check (kind in ('UNREADABLE', 'AMBIGUOUS', 'SILENT', 'FORMAT_DRIFT'));

-- The time of the newest line of the last records, less when they were received. Null until a line with a time was read.
alter table source_activity add column clock_skew_millis bigint;
