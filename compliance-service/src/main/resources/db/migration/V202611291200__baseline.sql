-- The schema of compliance-service, by area. Facts are kept with the time in which they hold and the time in which they
-- were known; what is computed from facts can be computed again.

-- ---------------------------------------------------------------------------------------------------------- people --

-- Each employee as known now; employee_version is the history.
create table employee (
    employee_id    text primary key,
    version        bigint      not null,
    active         boolean     not null default true,
    username       text        not null,
    username_key   text        not null generated always as (lower(username)) stored,
    aliases        text[]      not null default '{}',
    name           text        not null,
    email          text        not null check (email = lower(email)),
    supervisor_id  text,
    unit           text        not null,
    rank           text        not null default '',
    -- Random: what administrators read instead of the name.
    pseudonym      text        not null unique,
    changed_at     timestamptz not null,
    -- When the next recorded change takes effect.
    next_change_at timestamptz,
    -- A small number, so that sets of employees are small. It says nothing else and no interface shows it.
    number         integer     not null generated always as identity unique,
    -- Names and addresses of people who left can be used again. Two rows of one import may swap them, so they are
    -- checked at the commit.
    constraint employee_username exclude using btree (username_key with =) where (active) deferrable initially deferred,
    constraint employee_email exclude using btree (email with =) where (active) deferrable initially deferred,
    constraint employee_supervisor foreign key (supervisor_id) references employee deferrable initially deferred
);
create index employee_by_supervisor on employee (supervisor_id);
create index employee_by_email on employee (email);
create index employee_next_change on employee (next_change_at) where next_change_at is not null;

-- Bitemporal: a row is added or superseded, never overwritten, so a question about a day gets the answer of that day.
create table employee_version (
    version_id    bigint generated always as identity primary key,
    employee_id   text        not null references employee deferrable initially deferred,
    valid_from    timestamptz not null,
    valid_to      timestamptz not null check (valid_to > valid_from),
    active        boolean     not null,
    username      text        not null,
    aliases       text[]      not null,
    name          text        not null,
    email         text        not null,
    supervisor_id text,
    unit          text        not null,
    -- In the department's words; empty where none is known.
    rank          text        not null,
    recorded_at   timestamptz not null,
    recorded_by   text        not null,
    reason        text,
    superseded_at timestamptz
);
create unique index employee_version_current on employee_version (employee_id, valid_from) where superseded_at is null;
create index employee_version_by_supervisor on employee_version (supervisor_id) where superseded_at is null;

-- What an identity provider stores with us beside employees and units.
create table scim_user (
    employee_id text primary key references employee,
    external_id text,
    -- Deleted by the identity provider: it reads the user no more, unless the employee is added again.
    deleted     boolean not null
);
create table scim_group (
    group_id    uuid primary key,
    unit        text not null unique,
    external_id text
);

-- Who acts in the place of a supervisor. Bitemporal: [from_at, to_at) is when it holds, [recorded_at, superseded_at) is
-- when it was known.
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

-- The register of shifts about which an alert is or was raised: what a change of facts has to respect.
-- A weekly finding names one shift but rests on all shifts of its week. A week in which the clocks are put back has
-- 169 hours.
create table alerted_shift (
    finding_id   uuid primary key,
    employee_id  text        not null,
    starts_from  timestamptz not null,
    starts_until timestamptz not null,
    ends_by      timestamptz not null
);
create index alerted_shift_employee on alerted_shift (employee_id, starts_from);

-- ------------------------------------------------------------------------------------------------------------ duty --

-- Planned shifts. Bitemporal: [start_at, end_at) is when it holds, [recorded_at, superseded_at) is when it was known.
create table roster_entry (
    id             bigint generated always as identity primary key,
    employee_id    text        not null references employee,
    start_at       timestamptz not null,
    end_at         timestamptz not null,
    kind           text        not null check (kind in
        ('REGULAR', 'OVERTIME', 'COURT', 'DETAIL', 'TRAINING', 'CALLBACK', 'ON_CALL', 'LEAVE')),
    break_start    timestamptz,
    break_end      timestamptz,
    -- Who supervises the employee in this shift, where it is not the supervisor of the employee's record.
    supervisor_id  text,
    -- Which feed it came from, and which event of that calendar it is; null where a person entered it.
    origin         text,
    source_uid     text,
    recorded_at    timestamptz not null,
    superseded_at  timestamptz,
    author         text        not null,
    reason         text        not null,
    superseded_by  text,
    superseded_for text,
    check (end_at > start_at),
    check ((break_start is null) = (break_end is null)),
    check (break_start is null or (break_start >= start_at and break_end <= end_at and break_end > break_start))
);
-- A leave may start with the shift that it shortens; nothing else may.
create unique index roster_entry_current on roster_entry (employee_id, start_at, (kind = 'LEAVE'))
    where superseded_at is null;
create index roster_entry_times on roster_entry (employee_id, start_at, end_at);
create index roster_entry_origin on roster_entry (origin, start_at) where origin is not null;
create index roster_entry_source_uid on roster_entry (source_uid)
    where source_uid is not null and superseded_at is null;
create index roster_entry_by_supervisor on roster_entry (supervisor_id)
    where superseded_at is null and supervisor_id is not null;

-- When somebody clocked in and out of a shift, which overrides the plan. Bitemporal as roster_entry. A shift is named by
-- its planned start.
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
    -- A search for the shifts of a moment covers these hours around it, and no more.
    check (clock_in > shift_start - interval '24 hours' and clock_in < shift_start + interval '24 hours'),
    check (clock_out < shift_start + interval '48 hours')
);
create unique index duty_actual_current on duty_actual (employee_id, shift_start) where superseded_at is null;
create index duty_actual_shift on duty_actual (employee_id, shift_start);

-- Versions of the published duty. They are drawn under the lock of whoever changes the roster, so they increase in the
-- order of the changes.
create sequence duty_version;

-- The version of the latest duty-changed event of each employee. An evaluation passes it on with its outcome, so that
-- notices go to whoever is responsible by the duty that the outcome was evaluated with.
create table published_duty (
    employee_id text   primary key,
    version     bigint not null
);

-- A calendar that is fetched on a schedule. Whoever knows its address can read everybody's roster: it is a secret.
create table roster_feed (
    feed_id         uuid primary key,
    name            text        not null unique,
    -- Encrypted with a key that the database does not have.
    sealed_url      bytea       not null,
    host            text        not null,
    zone            text,
    refresh         text        not null,
    stale_after     text        not null,
    author          text        not null,
    created_at      timestamptz not null,
    etag            text,
    last_modified   text,
    -- When the calendar itself was last read: not when it was last found to be unchanged.
    read_at         timestamptz,
    last_fetch_at   timestamptz,
    last_success_at timestamptz,
    failures        int         not null default 0,
    next_fetch_at   timestamptz not null,
    deleted_at      timestamptz
);
create table roster_feed_fetch (
    fetch_id   bigint generated always as identity primary key,
    feed_id    uuid        not null references roster_feed,
    fetched_at timestamptz not null,
    outcome    text        not null check (outcome in ('CHANGED', 'UNCHANGED', 'NOT_MODIFIED', 'FAILED')),
    error      text,
    etag       text,
    added      bigint      not null default 0,
    changed    bigint      not null default 0,
    removed    bigint      not null default 0,
    refused    bigint      not null default 0,
    -- The first refused events and why, a line each.
    refusals   text        not null default ''
);
create index roster_feed_fetch_by_time on roster_feed_fetch (feed_id, fetched_at desc);
-- How long the roster of a feed is known after a successful fetch, with every change, so that a read as of an earlier
-- time uses the term of that time.
create table roster_feed_term (
    feed_id     uuid        not null references roster_feed,
    recorded_at timestamptz not null,
    stale_after text        not null
);
create index roster_feed_term_by_feed on roster_feed_term (feed_id, recorded_at);
-- Who subscribed to a feed or changed it: none of them decides on a correction that the feed asks for.
create table roster_feed_author (
    feed_id uuid not null references roster_feed,
    author  text not null,
    primary key (feed_id, author)
);

-- A change of a shift about which an alert was raised waits here for a second person.
create table roster_correction (
    correction_id   uuid primary key,
    employee_ids    text[]      not null,
    superseded      jsonb       not null,
    added           jsonb       not null,
    author          text        not null,
    reason          text        not null,
    -- Which feed asked for it, and which event of its calendar each added entry is, in their order.
    origin          text,
    uids            text[]      not null default '{}',
    asked_at        timestamptz not null,
    expires_at      timestamptz not null,
    state           text        not null check (state in ('PENDING', 'APPROVED', 'DECLINED')),
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    check ((state = 'PENDING') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (decided_by <> author)
);
create index roster_correction_by_time on roster_correction (asked_at, correction_id);
create index roster_correction_pending on roster_correction using gin (employee_ids) where state = 'PENDING';
-- The clock times that a correction changes. A correction without any has no row.
create table roster_correction_clock (
    correction_id uuid  primary key,
    clocked       jsonb not null
);

-- Shifts whose minutes may have changed; whoever changes a fact writes here in the same transaction.
create table evaluation_due (
    employee_id     text        not null,
    shift_start     timestamptz not null,
    cause           text        not null check (cause in
        ('NEW_LINES', 'ROSTER', 'EXEMPTION', 'POLICY', 'EMPLOYEE', 'PROFILE')),
    -- Urgent shifts are evaluated before those that only a new limit or profile changes. The cause alone does not say:
    -- a shift that waits for one may also be enqueued by the other. Set by every cause but POLICY and PROFILE, cleared by
    -- none.
    urgent          boolean     not null default false,
    marked_at       timestamptz not null,
    -- A shift whose evaluation fails is tried again later, and after ten attempts only on request.
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default '-infinity',
    last_error      text,
    primary key (employee_id, shift_start)
);
create index evaluation_due_order on evaluation_due (urgent desc, marked_at, employee_id, shift_start);

-- Intervals in which a fact changed while the roster of the employee was being changed: their shifts are searched and
-- enqueued after that change.
create table deferred_interval (
    employee_id text        not null,
    from_at     timestamptz not null,
    to_at       timestamptz not null,
    cause       text        not null
);
create index deferred_interval_by_employee on deferred_interval (employee_id);

-- ----------------------------------------------------------------------------------------------------------- rules --

create table policy (
    policy_id       uuid primary key,
    -- Counts every draft, so that a finding can name the exact limit that it was measured against.
    version         bigint      not null generated always as identity unique,
    limit_minutes   numeric(6, 1) check (limit_minutes >= 0),
    -- Null covers every unit that has no limit of its own.
    unit            text,
    effective_from  timestamptz not null,
    effective_until timestamptz check (effective_until > effective_from),
    -- Notice levels, windows, week, rank, kinds, categories and sites; empty where there is only a limit per shift.
    terms           jsonb       not null default '{}',
    note            text        not null,
    author          text        not null,
    created_at      timestamptz not null,
    approver        text,
    approved_at     timestamptz,
    check ((approver is null) = (approved_at is null)),
    check (approver <> author)
);
create index policy_in_force on policy (effective_from) where approved_at is not null;

-- What counts as duty, decided by two people. Rows are only added; a draft is approved once. Without any, meal breaks are
-- free of duty and details are duty.
create table duty_rule (
    rule_id        uuid        primary key,
    version        bigint      not null generated always as identity unique,
    breaks_count   boolean     not null,
    details_count  boolean     not null,
    effective_from timestamptz not null,
    note           text        not null,
    author         text        not null,
    created_at     timestamptz not null,
    approver       text,
    approved_at    timestamptz,
    check ((approver is null) = (approved_at is null)),
    check (approver <> author)
);

-- Approved access: of a person or a unit, once or weekly, on all sites or some.
create table exemption (
    exemption_id  uuid primary key,
    employee_id   text references employee,
    unit          text,
    start_at      timestamptz not null,
    end_at        timestamptz not null,
    purpose       text        not null default 'OFFICIAL_DUTY' check (purpose in
        ('OFFICIAL_DUTY', 'DIRECTED_BY_SUPERVISOR', 'INVESTIGATION', 'INTELLIGENCE')),
    sites         text,
    weekdays      text,
    hours_from    time,
    hours_to      time,
    zone          text,
    review_on     date        not null,
    reason        text        not null,
    directed_by   text,
    approved_by   text        not null,
    created_by    text        not null,
    created_at    timestamptz not null,
    revoked_by    text,
    revoked_at    timestamptz,
    revoke_reason text,
    check (end_at > start_at),
    check (approved_by <> employee_id),
    check ((employee_id is null) <> (unit is null)),
    check (num_nonnulls(weekdays, hours_from, hours_to, zone) in (0, 4))
);
create index exemption_in_force on exemption (employee_id, start_at, end_at) where revoked_at is null;
create index exemption_of_unit on exemption (unit, start_at, end_at) where revoked_at is null;

-- From which shift start on an estimator profile is used. Rows are only added; a draft is approved once.
create table estimator_profile_use (
    use_id         uuid primary key,
    -- Of two uses that start at the same moment, the later one holds.
    position       bigint      not null generated always as identity unique,
    version        text        not null,
    effective_from timestamptz not null,
    note           text        not null,
    author         text        not null,
    recorded_at    timestamptz not null,
    approver       text,
    approved_at    timestamptz,
    -- When the shifts that it changes were enqueued.
    marked_at      timestamptz,
    -- Written by the installation: it holds without a decision.
    initial        boolean     not null default false,
    check ((approver is null) = (approved_at is null)),
    check (approver <> author),
    -- Past shifts were measured; they are not measured again by other rules.
    check (initial or approved_at is null or effective_from >= approved_at)
);
insert into estimator_profile_use (use_id, version, effective_from, note, author, recorded_at, approver, approved_at,
                                   marked_at, initial)
values (gen_random_uuid(),
        -- The newest profile of this release; the only place that names it.
        'url-v2+tunnel-v2+flow-v2',
        timestamptz '0001-01-01 00:00:00Z', 'in force since the installation of this release', 'installation',
        now(), 'release', now(), now(), true);

-- ------------------------------------------------------------------------------------------------------- measuring --

-- What is known of an employee's accesses, packed by the hour in which they began (EvidencePack), because a row for each
-- access takes eight times the room. One partition a day (UTC), created when its first line comes and dropped at the end
-- of the retention (DropOldEvidence).
create table evidence (
    hour         timestamptz not null,
    -- The end of the access that ends last, so that readers need not unpack the row.
    until        timestamptz not null,
    observations integer     not null check (observations > 0),
    -- Holds an access of more than six hours (tunnels). Readers of a shift search these separately, so they need to look
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

-- Which days have or had a partition, and when lines last came for them.
create table evidence_day (
    day             date primary key,
    -- True to the hour.
    last_arrival_at timestamptz not null,
    dropped_at      timestamptz,
    -- Where something was dropped: the end of the access that ended last. Results from the start of the day to this
    -- moment are not evaluated again, because part of their evidence is gone.
    dropped_until   timestamptz,
    check ((dropped_at is null) = (dropped_until is null))
);

-- The minutes of each shift, as last evaluated.
create table shift_minutes (
    -- Says nothing about the person, so a page token may contain it.
    row_id        uuid          not null default gen_random_uuid(),
    employee_id   text          not null,
    shift_start   timestamptz   not null,
    shift_end     timestamptz   not null,
    kind          text          not null,
    -- Unit and rank of the employee at the start of the shift.
    unit          text          not null default '',
    rank          text          not null default '',
    minutes_low   numeric(7, 1) not null,
    minutes       numeric(7, 1) not null,
    minutes_high  numeric(7, 1) not null,
    sites         jsonb         not null,
    excluded      jsonb         not null,
    confidence    text          not null,
    profile       text          not null,
    catalogue     text          not null,
    policy        text,
    limit_minutes numeric(7, 1),
    first_access  timestamptz,
    last_access   timestamptz,
    -- Where the best estimate lies: pairs of a quarter of an hour, counted from the one (UTC) in which the shift starts,
    -- and seconds.
    quarters      smallint[],
    -- The log sources that it rests on.
    sources       jsonb,
    evaluated_at  timestamptz   not null,
    primary key (employee_id, shift_start)
);
create index shift_minutes_by_start on shift_minutes (shift_start, row_id);
create index shift_minutes_by_unit on shift_minutes (unit, shift_start);

-- ----------------------------------------------------------------------------------------------------------- cases --

-- One finding for each employee, rule and shift; finding_change is its history.
create table finding (
    finding_id    uuid primary key,
    employee_id   text          not null,
    rule          text          not null,
    clause        text          not null,
    shift_start   timestamptz   not null,
    shift_end     timestamptz   not null,
    shift_kind    text          not null,
    revision      integer       not null,
    tier          text          not null check (tier in ('ALERT', 'REVIEW')),
    state         text          not null check (state in
        ('OPEN', 'ACKNOWLEDGED', 'UNDER_REVIEW', 'CLOSED', 'WITHDRAWN', 'SUPERSEDED')),
    resolution    text check (resolution in ('EXPLAINED', 'CORRECTED', 'REFERRED')),
    -- The finding that replaces this one: about another shift of the employee.
    superseded_by uuid,
    minutes_low   numeric(7, 1) not null,
    minutes       numeric(7, 1) not null,
    minutes_high  numeric(7, 1) not null,
    limit_minutes numeric(7, 1) not null,
    confidence    text          not null,
    sites         jsonb         not null,
    excluded      jsonb         not null,
    -- Requests that look like posting, in a finding of clause IV.B; null in findings about minutes.
    indications   jsonb,
    -- The limit it was measured against, where it is more than a limit per shift on every site; otherwise null.
    terms         jsonb,
    profile       text          not null,
    catalogue     text          not null,
    policy        text          not null,
    first_access  timestamptz,
    last_access   timestamptz,
    -- The version of the employee's duty, as published, with which the finding was last evaluated.
    duty_version  bigint        not null default 0,
    opened_at     timestamptz   not null,
    changed_at    timestamptz   not null,
    constraint finding_closed_with_a_resolution check ((state = 'CLOSED') = (resolution is not null)),
    constraint finding_superseded_by_one check ((state = 'SUPERSEDED') = (superseded_by is not null))
);
create index finding_by_employee on finding (employee_id, shift_start);
create index finding_by_shift on finding (shift_start, finding_id);

-- What was measured and what people did about it, in one history.
create table finding_change (
    finding_id        uuid          not null references finding,
    revision          integer       not null,
    change            text          not null,
    cause             text          not null,
    tier              text          not null,
    state             text          not null,
    resolution        text,
    superseded_by     uuid,
    minutes_low       numeric(7, 1) not null,
    minutes           numeric(7, 1) not null,
    minutes_high      numeric(7, 1) not null,
    limit_minutes     numeric(7, 1) not null,
    indications       jsonb,
    terms             jsonb,
    profile           text          not null,
    catalogue         text          not null,
    policy            text          not null,
    actor             text,
    actor_employee_id text,
    reason            text,
    -- SHA-256 of the facts that a referral rests on.
    evidence_sha256   text,
    changed_at        timestamptz   not null,
    primary key (finding_id, revision)
);

-- What a shift adds to its week under a policy that limits weeks.
create table week_share (
    employee_id text        not null,
    week_start  timestamptz not null,
    shift_start timestamptz not null,
    policy      bigint      not null,
    figures     jsonb       not null,
    primary key (employee_id, shift_start, policy)
);
create index week_share_by_week on week_share (employee_id, week_start);

-- The notices of notification-service, as last published; shown beside the finding.
create table notice (
    notice_id             uuid primary key,
    finding_id            uuid        not null,
    employee_id           text        not null,
    version               integer     not null,
    recipient_kind        text,
    recipient_employee_id text,
    state                 text        not null,
    channel               text        not null,
    told_revision         integer,
    told_at               timestamptz,
    acknowledged_at       timestamptz,
    acknowledged_by       text,
    comment               text
);
create index notice_by_finding on notice (finding_id);

-- Voluntary replies of employees.
create table finding_reply (
    reply_id    uuid primary key,
    finding_id  uuid        not null references finding,
    employee_id text        not null,
    text        text        not null,
    filed_by    text        not null,
    filed_at    timestamptz not null
);
create index finding_reply_by_finding on finding_reply (finding_id, filed_at);

-- A reply that claims official business. Somebody of the chain of command decides it.
create table official_business_claim (
    claim_id        uuid primary key,
    finding_id      uuid        not null references finding,
    reply_id        uuid        not null references finding_reply,
    employee_id     text        not null,
    start_at        timestamptz not null,
    end_at          timestamptz not null,
    directed_by     text,
    purpose         text        not null,
    filed_at        timestamptz not null,
    state           text        not null check (state in ('PENDING', 'APPROVED', 'DECLINED')),
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    exemption_id    uuid,
    check (end_at > start_at),
    check (decided_by <> employee_id),
    check ((state = 'PENDING') = (decided_at is null)),
    check ((state = 'APPROVED') = (exemption_id is not null))
);
create unique index official_business_claim_pending on official_business_claim (finding_id) where state = 'PENDING';
create index official_business_claim_by_time on official_business_claim (filed_at, claim_id);

-- Ordered statements are kept apart: they are no part of a finding, its history, its evidence or any export.
create table statement_order (
    order_id    uuid primary key,
    finding_id  uuid        not null references finding,
    employee_id text        not null,
    reason      text        not null,
    ordered_by  text        not null,
    ordered_at  timestamptz not null
);
create index statement_order_by_finding on statement_order (finding_id);
create table compelled_statement (
    statement_id uuid primary key,
    finding_id   uuid        not null references finding,
    employee_id  text        not null,
    text         text        not null,
    ordered_by   text        not null,
    filed_at     timestamptz not null
);
create index compelled_statement_by_finding on compelled_statement (finding_id);

-- --------------------------------------------------------------------------------------------------------- insight --

-- Shifts removed from the roster about which there are findings: the unit that they belonged to.
create table dashboard_gone (
    employee_id text        not null,
    shift_start timestamptz not null,
    unit        text        not null,
    primary key (employee_id, shift_start)
);

-- Shifts of this unit with this start may have changed. Rows are only added, so writers never wait for each other;
-- RecomputeAggregates removes them.
create table dashboard_mark (
    id          bigint      generated always as identity primary key,
    unit        text        not null,
    shift_start timestamptz not null,
    marked_at   timestamptz not null default now()
);

-- Figures of all shifts that start in a local day or month, by unit, and (unit null) of the whole department. Each column
-- holds tallies by a key. All of it can be made again from shift_minutes and finding.
create table dashboard_cell (
    level     text  not null check (level in ('DAY', 'MONTH')),
    first_day date  not null,
    unit      text,
    totals    bytea not null,
    findings  bytea not null,
    kinds     bytea not null,
    sites     bytea not null,
    excluded  bytea not null,
    hours     bytea not null,
    sources   bytea not null,
    limits    bytea not null,
    -- By employee; only of units.
    members   bytea not null,
    unique nulls not distinct (level, unit, first_day)
);
create index dashboard_cell_by_day on dashboard_cell (level, first_day);

-- The zone and layout that the aggregates were made with; if they differ or there is no row, all are made again.
create table dashboard_layout (
    zone   text    not null,
    layout integer not null
);

-- Every writer of minutes or findings also writes to dashboard_mark, in the same transaction. Triggers do it, because a
-- writer that forgets it would make figures wrong without anybody noticing.
create function dashboard_shift_added() returns trigger language plpgsql as $$
begin
    insert into dashboard_mark (unit, shift_start) select distinct unit, shift_start from added;
    delete from dashboard_gone g using added a
     where g.employee_id = a.employee_id and g.shift_start = a.shift_start;
    return null;
end $$;
create function dashboard_shift_changed() returns trigger language plpgsql as $$
begin
    insert into dashboard_mark (unit, shift_start)
    select unit, shift_start from was union select unit, shift_start from added;
    return null;
end $$;
create function dashboard_shift_removed() returns trigger language plpgsql as $$
begin
    insert into dashboard_mark (unit, shift_start) select distinct unit, shift_start from was;
    insert into dashboard_gone (employee_id, shift_start, unit)
    select employee_id, shift_start, unit from was
     where exists (select from finding f where f.employee_id = was.employee_id and f.shift_start = was.shift_start)
        on conflict (employee_id, shift_start) do update set unit = excluded.unit;
    return null;
end $$;
create function dashboard_finding_added() returns trigger language plpgsql as $$
begin
    insert into dashboard_mark (unit, shift_start)
    select distinct coalesce(m.unit, g.unit, ''), a.shift_start
      from added a
      left join shift_minutes m on m.employee_id = a.employee_id and m.shift_start = a.shift_start
      left join dashboard_gone g on g.employee_id = a.employee_id and g.shift_start = a.shift_start;
    return null;
end $$;
-- A finding of a week may move to another shift of it: then both days have changed.
create function dashboard_finding_changed() returns trigger language plpgsql as $$
begin
    insert into dashboard_mark (unit, shift_start)
    select distinct coalesce(m.unit, g.unit, ''), f.shift_start
      from (select employee_id, shift_start from was union select employee_id, shift_start from added) f
      left join shift_minutes m on m.employee_id = f.employee_id and m.shift_start = f.shift_start
      left join dashboard_gone g on g.employee_id = f.employee_id and g.shift_start = f.shift_start;
    return null;
end $$;
create function dashboard_finding_removed() returns trigger language plpgsql as $$
begin
    insert into dashboard_mark (unit, shift_start)
    select distinct coalesce(m.unit, g.unit, ''), w.shift_start
      from was w
      left join shift_minutes m on m.employee_id = w.employee_id and m.shift_start = w.shift_start
      left join dashboard_gone g on g.employee_id = w.employee_id and g.shift_start = w.shift_start;
    return null;
end $$;

create trigger dashboard_added after insert on shift_minutes
    referencing new table as added for each statement execute function dashboard_shift_added();
create trigger dashboard_changed after update on shift_minutes
    referencing old table as was new table as added for each statement execute function dashboard_shift_changed();
create trigger dashboard_removed after delete on shift_minutes
    referencing old table as was for each statement execute function dashboard_shift_removed();
create trigger dashboard_added after insert on finding
    referencing new table as added for each statement execute function dashboard_finding_added();
create trigger dashboard_changed after update on finding
    referencing old table as was new table as added for each statement execute function dashboard_finding_changed();
create trigger dashboard_removed after delete on finding
    referencing old table as was for each statement execute function dashboard_finding_removed();

-- ------------------------------------------------------------------------------------------------------- decisions --

-- What awaits or awaited a second person. The id is that of what is decided on: a correction of the roster, a policy, a
-- duty rule, a use of an estimator profile, or a claim of official business.
create table decision (
    decision_id            uuid        primary key,
    kind                   text        not null,
    state                  text        not null check (state in ('AWAITED', 'APPROVED', 'DECLINED', 'EXPIRED')),
    author                 text        not null,
    author_employee_id     text,
    -- Employees whom it concerns, and employees who may decide because of the chain of command, the nearest first.
    subjects               text[]      not null,
    deciders               text[]      not null,
    asked_at               timestamptz not null,
    -- Null where it never expires.
    decide_by              timestamptz,
    settled_by             text,
    settled_by_employee_id text,
    settled_at             timestamptz,
    settled_reason         text,
    check ((state = 'AWAITED') = (settled_at is null)),
    check ((state in ('APPROVED', 'DECLINED')) = (settled_by is not null)),
    check (settled_by <> author),
    check (settled_by_employee_id <> author_employee_id),
    check (settled_by_employee_id <> all (subjects)),
    check (not subjects && deciders)
);
create index decision_awaited on decision (kind, decide_by) where state = 'AWAITED';

-- ----------------------------------------------------------------------------------------------------------- audit --

-- Append-only: each hash covers the record and the hash before it, so a changed or missing record is found.
create table audit_record (
    seq           bigint primary key,
    audit_id      uuid        not null unique,
    at            timestamptz not null,
    actor         text        not null,
    roles         text[]      not null,
    action        text        not null,
    subject       text,
    purpose       text,
    service       text        not null,
    previous_hash bytea       not null,
    hash          bytea       not null
);
create index audit_record_actor on audit_record (actor, seq);
create index audit_record_subject on audit_record (subject, seq);
create index audit_record_at on audit_record (at, seq);
