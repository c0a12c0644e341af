-- A policy may limit rolling windows and weeks, too, have notice levels, an end, and cover ranks, kinds and sites.
alter table policy alter column limit_minutes drop not null;
alter table policy add column effective_until timestamptz check (effective_until > effective_from);
-- Notice levels, windows, week, rank, kinds, categories and sites; empty for a limit per shift and nothing else.
alter table policy add column terms jsonb not null default '{}';

-- Against what else than a limit per shift on every site a finding was measured; null where against nothing else.
alter table finding add column terms jsonb;
alter table finding_change add column terms jsonb;

-- What a shift adds to its week under a policy that limits weeks. Everything here can be computed again from facts.
create table week_share (
    employee_id text        not null,
    week_start  timestamptz not null,
    shift_start timestamptz not null,
    policy      bigint      not null,
    figures     jsonb       not null,
    primary key (employee_id, shift_start, policy)
);
create index week_share_by_week on week_share (employee_id, week_start);
