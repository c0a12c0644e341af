-- The version of the employee's duty, as published, with which the finding was evaluated last.
alter table finding add column duty_version bigint not null default 0;
