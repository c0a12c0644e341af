-- What compliance told of people's duty: who supervises them, and who acts in their place. For each moment the window
-- with the highest version that holds it is the truth.
create table duty_window (
    employee_id text        not null,
    version     bigint      not null,
    from_at     timestamptz not null,
    to_at       timestamptz not null,
    -- whether somebody acts in the employee's place in it
    acting      boolean     not null,
    body        jsonb       not null,
    primary key (employee_id, version),
    check (to_at > from_at)
);
create index duty_window_times on duty_window (employee_id, from_at, to_at);
create index duty_window_age on duty_window (to_at);

-- When the shift of a finding started: the supervisor of that instant answers for it.
alter table finding add column shift_start timestamptz;
update finding set shift_start = (body -> 'shift' ->> 'start')::timestamptz;
alter table finding alter column shift_start set not null;
create index finding_open_shift on finding (shift_start) where not withdrawn;
