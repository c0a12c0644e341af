-- The version of the latest duty-changed event of each employee. An evaluation hands it on with its outcome, so that
-- whoever is notified is found with the duty that the outcome was evaluated with.
create table published_duty (
    employee_id text   primary key,
    version     bigint not null
);
