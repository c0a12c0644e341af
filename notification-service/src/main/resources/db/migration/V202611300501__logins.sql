-- The accounts that belong to the employee, as compliance published them: [{"issuer": ..., "subject": ...}].
alter table person add column logins jsonb not null default '[]';
create index person_by_login on person using gin (logins jsonb_path_ops);
