-- Who sent the lines of the accesses of an hour, each with its source: source, a tab, sender. A set that only grows. Empty
-- where the lines were read before.
alter table evidence add column senders text[] not null default '{}';
