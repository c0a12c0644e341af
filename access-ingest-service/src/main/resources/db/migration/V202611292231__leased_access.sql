-- Accesses that were attributed to an employee by the lease of an address, so that a corrected lease can take them back.
-- A row is written before the access is published: what is not here was never published by lease.
create table leased_access (
    observation_id          text        primary key,
    address                 text        not null,
    started_at              timestamptz not null,
    ended_at                timestamptz not null,
    -- For whom it may be published and is not revoked. Normally one; none if the corrected leases name nobody.
    employees               text[]      not null,
    -- From whom it was taken back.
    revoked                 text[]      not null default '{}',
    -- Whether it was published as perhaps another person's.
    ambiguous               boolean     not null,
    -- As in parked_access; without the employee.
    access                  text        not null,
    -- The shortest published intervals; see the contract of the topic.
    since_page_ms           integer,
    since_embedding_page_ms integer,
    -- A lease near it changed, so it must be attributed again.
    due                     boolean     not null,
    recorded_at             timestamptz not null
);
create index leased_access_address on leased_access (address, started_at);
create index leased_access_due on leased_access (started_at) where due;
create index leased_access_recorded_at on leased_access (recorded_at);

-- Rises with each decision to revoke an access or to give it back, over all accesses.
create sequence revocation_revision;
