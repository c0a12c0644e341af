-- The last failure of a mail that is retried (null after an error of this service), and since when it fails.
alter table delivery
    add column last_failure  text check (last_failure in ('MAILBOX', 'REFUSED', 'TEMPORARY')),
    add column failing_since timestamptz;
