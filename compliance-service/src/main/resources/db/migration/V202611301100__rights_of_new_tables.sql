-- What the service adds to these tables it never removes, and a sealed bundle it never changes.
revoke delete on login_link, login_request, login_request_change, held_employee_change, unmasking, legal_hold from compliance;
revoke update on login_request_change, sealed_bundle from compliance;

-- They also work in a session that only replicates.
alter table sealed_bundle enable always trigger sealed_bundle_append_only;
alter table sealed_bundle enable always trigger sealed_bundle_no_truncate;

-- The evidence that it holds is found by adding hours to these times.
alter table legal_hold add check (from_at >= '1900-01-01' and to_at <= '2201-01-01');
