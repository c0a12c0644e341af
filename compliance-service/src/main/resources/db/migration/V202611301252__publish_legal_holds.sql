-- From now on each legal hold is published when it is set and when it is lifted. Those that are in force already are
-- published now.
insert into outbox (event_id, topic, key, type, payload)
select gen_random_uuid(), 'compliance.retention-changed.v1', employee_id,
       'org.dutywatch.compliance.retention-changed.v1',
       convert_to(jsonb_build_object(
           'kind', 'HOLD_SET', 'employee_id', employee_id, 'finding_id', finding_id, 'hold_id', hold_id,
           'from', to_char(from_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'to', to_char(to_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'changed_at', to_char(set_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text, 'UTF8')
  from legal_hold where lifted_at is null;
