-- Of an unmasking that is settled, neither the login of who decided nor the time from which it ran can change, and who
-- ended it is said once.
drop trigger settled_once on unmasking;
create trigger settled_once before update on unmasking for each row
    when (old.state <> 'AWAITED'
          and (new.state <> old.state or new.decided_by <> old.decided_by or new.decided_at <> old.decided_at
               or new.decider_issuer is distinct from old.decider_issuer
               or new.decider_subject is distinct from old.decider_subject
               or new.decision_reason is distinct from old.decision_reason
               or new.starts_at is distinct from old.starts_at
               or new.ends_at is null or new.ends_at > old.ends_at
               or (old.ended_by is not null
                   and (new.ended_by is distinct from old.ended_by or new.ends_at <> old.ends_at))))
    execute function refuse_change_of_settled();
