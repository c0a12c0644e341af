-- The findings of one employee by the start of their shift: a changed roster asks for them.
create index finding_open_of_employee on finding (employee_id, shift_start) where not withdrawn;
