-- Until when a finding waits for its evaluation with the newest duty; then it is routed as it is. Null: it does not wait.
alter table finding add column route_by timestamptz;
create index finding_route_by on finding (route_by) where route_by is not null;
