-- From where, in which session, with what outcome, and how many. The hash of version 2 covers them; records from before
-- have version 1 and none of them.
alter table audit_record
    add column client_address text,
    add column session        text,
    add column outcome        text check (outcome in ('done', 'refused', 'failed')),
    add column count          bigint,
    add column hash_version   smallint not null default 1;
alter table audit_record alter column hash_version drop default;
create index audit_record_outcome on audit_record (outcome, seq) where outcome <> 'done';

-- A record is added after the last one and to it, nowhere else: not even the login that adds records can leave a gap,
-- begin another chain, or take a number that would end it.
create function require_end_of_audit_chain() returns trigger language plpgsql as $$
declare
    last record;
begin
    select seq, hash into last from audit_record order by seq desc limit 1;
    if new.seq <> coalesce(last.seq, 0) + 1 or new.previous_hash <> coalesce(last.hash, decode(repeat('00', 32), 'hex'))
       or length(new.hash) <> 32 then
        raise exception 'the audit trail is append-only: record % does not follow the last one', new.seq
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger audit_record_follows before insert on audit_record
    for each row execute function require_end_of_audit_chain();
alter table audit_record enable always trigger audit_record_follows;
