-- Whom a supervisor led by the roster: asked for whenever he looks at people.
create index roster_entry_by_supervisor on roster_entry (supervisor_id)
    where superseded_at is null and supervisor_id is not null;
