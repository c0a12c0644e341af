-- Who supervises the employee in this shift, where it is not the standing supervisor.
alter table roster_entry add column supervisor_id text;
