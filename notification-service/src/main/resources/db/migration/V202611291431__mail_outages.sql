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
