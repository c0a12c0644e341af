-- A version that was superseded, a claim that was decided, and who decided on an unmasking change no more.
create trigger settled_once before update on employee_version for each row
    when (old.superseded_at is not null) execute function refuse_change_of_settled();
create trigger settled_once before update on acting_supervisor for each row
    when (old.superseded_at is not null) execute function refuse_change_of_settled();
create trigger settled_once before update on roster_entry for each row
    when (old.superseded_at is not null) execute function refuse_change_of_settled();
create trigger settled_once before update on duty_actual for each row
    when (old.superseded_at is not null) execute function refuse_change_of_settled();
create trigger settled_once before update on official_business_claim for each row
    when (old.state <> 'PENDING') execute function refuse_change_of_settled();

-- An unmasking that was approved can still end before its time, once.
drop trigger settled_once on unmasking;
create trigger settled_once before update on unmasking for each row
    when (old.state <> 'AWAITED'
          and (new.state <> old.state or new.decided_by <> old.decided_by or new.decided_at <> old.decided_at
               or new.decider_issuer is distinct from old.decider_issuer
               or new.decider_subject is distinct from old.decider_subject
               or new.decision_reason is distinct from old.decision_reason
               or new.starts_at is distinct from old.starts_at or new.ends_at is null or new.ends_at > old.ends_at
               or old.ended_by is not null))
    execute function refuse_change_of_settled();

-- Who subscribed to a feed, and what was known of people, stays.
revoke update, delete on roster_feed_author from compliance;
revoke delete on employee_version, acting_supervisor from compliance;
