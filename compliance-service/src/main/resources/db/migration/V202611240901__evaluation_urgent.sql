-- What happens now goes before what a new limit or profile touches. The cause alone does not tell: a shift that waits for
-- one may be touched by the other meanwhile. Set by any mark but POLICY and PROFILE, cleared by none.
alter table evaluation_due add column urgent boolean not null default false;
update evaluation_due set urgent = true where cause not in ('POLICY', 'PROFILE');

drop index evaluation_due_order;
create index evaluation_due_order on evaluation_due (urgent desc, marked_at, employee_id, shift_start);
