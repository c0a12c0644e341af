-- Of an access that waits because several employees have its user name: its source, and the ids of these employees.
alter table parked_access
    add column source     text,
    add column candidates text[];
create index parked_access_ambiguous on parked_access (tried_version) where candidates is not null;
-- Tried again once, so that the accesses that wait already are found.
update parked_access set tried_version = -1;
