-- Rows of an import that would attribute recorded accesses to somebody else: they await a second person.
create table held_lease (
    decision_id uuid        not null references decision (decision_id),
    -- number of the row in the imported file
    row_number  integer     not null,
    address     text        not null,
    username    text        not null,
    start_at    timestamptz not null,
    -- equal to start_at: the lease is removed
    end_at      timestamptz not null,
    -- the end of the lease when the row was imported; null if there was no such lease
    known_end   timestamptz,
    primary key (decision_id, row_number)
);
create index held_lease_address on held_lease (address, start_at);
