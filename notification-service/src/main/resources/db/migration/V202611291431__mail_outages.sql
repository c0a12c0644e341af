-- A permanent failure before RCPT is about every mail; a later one can be about one mail.
alter table delivery drop constraint delivery_last_failure_check;
update delivery set last_failure = 'PERMANENT_AFTER_RCPT' where last_failure = 'REFUSED';
alter table delivery
    add constraint delivery_last_failure_check
        check (last_failure in ('MAILBOX', 'PERMANENT_BEFORE_RCPT', 'PERMANENT_AFTER_RCPT', 'TEMPORARY')),
    -- failed attempts since failing_since; as that, neither counts a full mailbox nor an error of this service
    add column failures integer not null default 0,
    -- When it was recorded that the mail server accepted the mail. This and failing_since are times of the database,
    -- because they are compared and several processes send mails.
    add column acceptance_recorded_at timestamptz;
-- A full mailbox says nothing about the mail server.
update delivery set failing_since = null where last_failure = 'MAILBOX';

-- Times in which mail as a whole did not work; at most one of them has not ended.
create table mail_outage (
    outage_id uuid primary key,
    began_at  timestamptz not null,
    -- the failure by which it was noticed
    reason    text        not null,
    ended_at  timestamptz check (ended_at > began_at)
);
create unique index mail_outage_running on mail_outage ((true)) where ended_at is null;
create index mail_outage_began on mail_outage (began_at);
create index delivery_accepted on delivery (acceptance_recorded_at) where acceptance_recorded_at is not null;
