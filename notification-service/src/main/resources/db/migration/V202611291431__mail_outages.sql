-- A permanent failure before RCPT is about every mail; a later one can be about one mail.
alter table delivery drop constraint delivery_last_failure_check;
update delivery set last_failure = 'PERMANENT_AFTER_RCPT' where last_failure = 'REFUSED';
alter table delivery
    add constraint delivery_last_failure_check
        check (last_failure in ('MAILBOX', 'PERMANENT_BEFORE_RCPT', 'PERMANENT_AFTER_RCPT', 'TEMPORARY'));

-- Times in which the mail server accepted no mail; at most one of them has not ended.
create table mail_outage (
    outage_id uuid primary key,
    began_at  timestamptz not null,
    -- the failure by which it was noticed
    reason    text        not null,
    ended_at  timestamptz check (ended_at > began_at)
);
create unique index mail_outage_running on mail_outage ((true)) where ended_at is null;
create index mail_outage_began on mail_outage (began_at);
create index delivery_sent on delivery (sent_at) where sent_at is not null;
