-- Decisions of a second person, as compliance published them: the latest version of each.
create table decision (
    decision_id uuid primary key,
    version     integer not null,
    body        jsonb   not null,
    -- the mails about it are not enqueued yet, and may wait until then for employees who are not known yet
    notify_by   timestamptz
);
create index decision_waiting on decision (notify_by) where notify_by is not null;

-- A mail is about a notice or about a decision.
alter table delivery alter column notice_id drop not null;
alter table delivery add column decision_id uuid references decision;
alter table delivery add constraint delivery_about check ((notice_id is null) <> (decision_id is null));
create unique index delivery_one_open_of_decision on delivery (decision_id, address, news)
    where status in ('DUE', 'RETRYING');

-- How often the mail was sent without a record of the outcome: the mail server may have accepted it.
alter table delivery add column unrecorded integer not null default 0;
-- When the mail server accepted it, while what follows from that is still to be recorded; it is not sent again.
alter table delivery add column accepted_at timestamptz;
