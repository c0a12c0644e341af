-- Who is above whom, because nobody imports leases of those above him, or decides about them.
-- Known with the next change of each employee.
alter table employee add column supervisor_id text;
