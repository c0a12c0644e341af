-- Shifts whose minutes may have changed; whoever changes a fact writes here in the same transaction.
create table evaluation_due (
    employee_id text        not null,
    shift_start timestamptz not null,
    cause       text        not null check (cause in ('NEW_LINES', 'ROSTER', 'EXEMPTION', 'POLICY', 'EMPLOYEE')),
    marked_at   timestamptz not null,
    primary key (employee_id, shift_start)
);
create index evaluation_due_age on evaluation_due (marked_at);
