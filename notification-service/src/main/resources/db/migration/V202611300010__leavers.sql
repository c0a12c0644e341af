-- Employees who are not active now, and since when this service knows it.
create view leaver as
    select p.employee_id, min(p.known_from) as left_at
      from person p
     where not p.active
       and not exists (select from person later
                        where later.employee_id = p.employee_id and later.version > p.version and later.active)
     group by p.employee_id;
create index person_inactive on person (employee_id, version) where not active;

-- Workers ask for these again and again.
create index notice_unanswered on notice (recipient_id, created_at)
    where recipient_kind = 'SUPERVISOR' and responsible and state in ('PENDING', 'TOLD');
create index decision_awaited on decision (decision_id) where body ->> 'state' = 'AWAITED';
create index delivery_of_decision on delivery (decision_id) where decision_id is not null;
