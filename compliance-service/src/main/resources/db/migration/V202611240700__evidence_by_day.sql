-- Evidence: what is known of an employee's accesses, packed by the hour in which they began (EvidencePack), because a
-- row for each access takes eight times the room. One partition a day (UTC), made when its first line comes and dropped
-- when nobody may look any more (DropOldEvidence).
create table evidence (
    hour         timestamptz not null,
    -- The end of the access that ends last: what a reader compares without unpacking.
    until        timestamptz not null,
    observations integer     not null check (observations > 0),
    -- Holds an access of more than six hours (tunnels): reading a shift looks for these apart, so that it needs to look
    -- back six hours only. No column that changes with each line is in an index: an update stays within its page.
    overlong     boolean     not null,
    employee_id  text        not null,
    packed       bytea       not null,
    primary key (employee_id, hour),
    check (until >= hour)
) partition by range (hour);
-- It is compressed already.
alter table evidence alter column packed set storage external;
create index evidence_overlong on evidence (employee_id, hour) where overlong;

-- Which days have a partition, had one, and when lines last came for them.
create table evidence_day (
    day             date primary key,
    -- True to the hour.
    last_arrival_at timestamptz not null,
    dropped_at      timestamptz,
    -- Where something was dropped: the end of the access that ended last. What was evaluated of any time between the
    -- start of the day and this moment is not evaluated again: part of what it rests on is gone.
    dropped_until   timestamptz,
    check ((dropped_at is null) = (dropped_until is null))
);

-- What happens now goes before what a new limit or profile touches; an employee's shifts of one change come together.
drop index evaluation_due_age;
create index evaluation_due_order on evaluation_due ((cause in ('POLICY', 'PROFILE')), marked_at, employee_id, shift_start);
