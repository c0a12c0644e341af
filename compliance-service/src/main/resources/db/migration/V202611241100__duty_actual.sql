-- When somebody clocked in and out of a shift. It overrides the plan, both are kept. Bitemporal as roster_entry:
-- [recorded_at, superseded_at) is when we knew it so. A shift is named by its planned start.
create table duty_actual (
    id             bigint generated always as identity primary key,
    employee_id    text        not null references employee,
    shift_start    timestamptz not null,
    clock_in       timestamptz not null,
    -- Null while on duty: then the plan says when the shift ends.
    clock_out      timestamptz,
    source         text        not null,
    recorded_at    timestamptz not null,
    superseded_at  timestamptz,
    author         text        not null,
    reason         text        not null,
    superseded_by  text,
    superseded_for text,
    check (clock_out > clock_in),
    -- Who looks for the shifts of a moment looks this far around it, and no farther.
    check (clock_in > shift_start - interval '24 hours' and clock_in < shift_start + interval '24 hours'),
    check (clock_out < shift_start + interval '48 hours')
);
create unique index duty_actual_current on duty_actual (employee_id, shift_start) where superseded_at is null;
create index duty_actual_shift on duty_actual (employee_id, shift_start);
