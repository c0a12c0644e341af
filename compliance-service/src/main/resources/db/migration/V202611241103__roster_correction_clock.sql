-- The clock times that a correction of the roster changes: they override the plan, so after an alert they wait for a
-- second person as the plan does. A correction without any has no row.
create table roster_correction_clock (
    correction_id uuid  primary key,
    clocked       jsonb not null
);
