-- Who held which address. Times are compared to the millisecond.
create table lease (
    address     text        not null,
    -- in its one form; empty for a shared terminal
    username    text        not null,
    start_at    timestamptz not null,
    end_at      timestamptz not null,
    imported_at timestamptz not null,
    primary key (address, username, start_at),
    check (start_at < end_at)
);

-- Moves with every change of leases: instances compare it with what they hold in memory.
create table lease_version (
    only_row boolean primary key default true check (only_row),
    version  bigint  not null
);
insert into lease_version (version) values (0);

-- Accesses wait for a user name or for a lease of their address.
alter table parked_access alter column username drop not null;
alter table parked_access add column address text;
alter table parked_access add column started_at timestamptz;
-- Directory and leases together, as they were when the access was last tried; moves on, so each is tried once for each.
alter table parked_access add column tried_version bigint not null default -1;
alter table parked_access add check (num_nonnulls(username, address) = 1);
create index parked_access_address on parked_access (tried_version) where address is not null;

-- What is parked already is as the new fields say of it.
update parked_access
set access = ((access::jsonb - 'identity') || '{"posting": false, "denied": false}'::jsonb)::text;
