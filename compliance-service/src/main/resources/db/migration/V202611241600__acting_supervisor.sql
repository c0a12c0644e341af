-- Who acts in the place of a supervisor. Bitemporal as the roster: [from_at, to_at) is when it holds, [recorded_at,
-- superseded_at) is when we knew it so.
create table acting_supervisor (
    acting_id            uuid primary key,
    supervisor_id        text        not null references employee,
    acting_supervisor_id text        not null references employee,
    from_at              timestamptz not null,
    to_at                timestamptz not null,
    recorded_at          timestamptz not null,
    author               text        not null,
    reason               text        not null,
    superseded_at        timestamptz,
    superseded_by        text,
    superseded_for       text,
    check (to_at > from_at),
    check (supervisor_id <> acting_supervisor_id)
);
create index acting_supervisor_place on acting_supervisor (supervisor_id, from_at);
create index acting_supervisor_person on acting_supervisor (acting_supervisor_id, from_at);
create index acting_supervisor_list on acting_supervisor (from_at, acting_id);

-- Versions of what is told of people's duty. They are drawn under the lock that who changes the roster has alone, so
-- they increase in the order of the changes.
create sequence duty_version;
