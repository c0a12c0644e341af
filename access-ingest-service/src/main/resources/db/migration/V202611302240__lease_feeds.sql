-- Logs that say who or what held which address. One person asks for a feed, a second one approves it; the newest approved
-- one of a name is in force.
alter table decision
    drop constraint decision_kind_check,
    add constraint decision_kind_check check (kind in ('BULK_LOAD', 'LEASE_CHANGE', 'LEASE_FEED'));
create table lease_feed (
    decision_id  uuid   primary key references decision (decision_id),
    feed         text   not null,
    format       text   not null,
    -- IANA zone of times without one
    zone         text   not null,
    -- how long what a line says holds, if the log does not say it
    hold_seconds bigint not null check (hold_seconds between 60 and 2678400),
    -- the OIDC clients that may send the log
    feeders      text[] not null
);
create index lease_feed_feed on lease_feed (feed);
revoke update, delete on lease_feed from ingest;

-- What lines of these logs said. Rows are only added, so that neither order nor repetition of lines matters.
create table lease_claim (
    feed     text        not null,
    -- canonical IP address, or a device
    address  text        not null,
    -- a person, or else a device by mac, host or both; all empty: nobody holds the address from then on
    username text        not null,
    mac      text        not null,
    host     text        not null,
    -- the session's id in the log; empty if it has none
    session  text        not null,
    from_at  timestamptz not null,
    said_at  timestamptz not null,
    until_at timestamptz not null,
    primary key (feed, address, said_at, username, mac, host, session, from_at, until_at),
    check (from_at <= said_at and said_at <= until_at)
);
create index lease_claim_until_at on lease_claim (until_at);
revoke update on lease_claim from ingest;

-- What follows from the claims: who or what held the address, and when.
create table fed_lease (
    feed     text        not null,
    address  text        not null,
    username text        not null,
    mac      text        not null,
    host     text        not null,
    session  text        not null,
    start_at timestamptz not null,
    end_at   timestamptz not null,
    primary key (feed, address, username, mac, host, session, start_at),
    check (start_at < end_at)
);
create index fed_lease_address on fed_lease (address, start_at);
create index fed_lease_mac on fed_lease (mac) where mac <> '';
create index fed_lease_host on fed_lease (host) where host <> '';
create index fed_lease_end_at on fed_lease (end_at);
revoke update on fed_lease from ingest;

comment on column lease.address is 'canonical IP address, or a device as mac:00:1c:42:0a:0b:0c or host:pc-7';
comment on column lease.username is
    'in its normal form; empty for a shared terminal, @nat for a device before many others, @vehicle for the terminal of a vehicle';
