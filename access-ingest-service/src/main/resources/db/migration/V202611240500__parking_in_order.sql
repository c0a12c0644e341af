-- What waits for a name is released in the order in which it happened.
create index parked_access_username_started_at on parked_access (username, started_at nulls first);
drop index parked_access_username;
