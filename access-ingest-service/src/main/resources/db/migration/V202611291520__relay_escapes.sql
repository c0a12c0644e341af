-- Whether a syslog relay wrote #012 for the newlines between the lines of one record.
alter table source add column relay_escapes boolean not null default false;

comment on column line_count.outcome is
    'of lines; or what is counted beside their outcomes: anomaly, malformed_of_employee, attributed_later';
