-- Intervals in which a fact changed while the roster of the employee was being changed: their shifts are searched and
-- enqueued after that change.
create table deferred_interval (
    employee_id text        not null,
    from_at     timestamptz not null,
    to_at       timestamptz not null,
    cause       text        not null
);
create index deferred_interval_by_employee on deferred_interval (employee_id);
