-- Who imported the leases because of which the access is due: for the audit trail.
alter table leased_access add column importers text[] not null default '{}';

-- Why the access could not be attributed again. It is then not tried again until it is replayed.
alter table leased_access add column last_error text;
create index leased_access_quarantined on leased_access (observation_id) where last_error is not null;

drop index leased_access_due;
create index leased_access_due on leased_access (started_at) where due and last_error is null;

-- An access may last for 31 days, so the time of its start says little about whether it overlaps a later time.
create index leased_access_ended_at on leased_access (address, ended_at);
