create table exemption (
    exemption_id  uuid primary key,
    employee_id   text        not null references employee,
    start_at      timestamptz not null,
    end_at        timestamptz not null,
    reason        text        not null,
    directed_by   text,
    approved_by   text        not null,
    created_by    text        not null,
    created_at    timestamptz not null,
    revoked_by    text,
    revoked_at    timestamptz,
    revoke_reason text,
    check (end_at > start_at),
    check (approved_by <> employee_id)
);
create index exemption_in_force on exemption (employee_id, start_at, end_at) where revoked_at is null;
