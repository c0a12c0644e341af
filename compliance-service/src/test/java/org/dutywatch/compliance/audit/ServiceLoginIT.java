package org.dutywatch.compliance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the login of the running service can do in the database when somebody else uses it. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ServiceLoginIT {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Inject
    AuditLog log;

    @Inject
    Database database;

    @BeforeEach
    void recordSomething() {
        log.append(List.of(AuditFixtures.aView("login-actor")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_record set actor = 'nobody'",
                "delete from audit_record",
                "truncate audit_record",
                "select * from audit_record for update",
                "insert into audit_record select * from audit_record on conflict (seq) do update set actor = 'nobody'",
                "lock table audit_record in access exclusive mode",
                "alter table audit_record disable trigger audit_record_append_only",
                "alter table audit_record rename to audit_record_away",
                "alter table audit_record owner to compliance",
                "drop trigger audit_record_append_only on audit_record",
                "create trigger skip before insert on audit_record for each row"
                        + " execute function suppress_redundant_updates_trigger()",
                "create rule skip as on insert to audit_record do instead nothing",
                "drop table audit_record",
                "create table audit_record_copy as select * from audit_record",
                "create table public.audit_record_copy as select * from audit_record",
                "create temporary table audit_record (seq bigint)",
                "create schema elsewhere",
                "create function compliance.max(bigint) returns bigint language sql as 'select 0::bigint'",
                "create or replace function refuse_audit_change() returns trigger language plpgsql as"
                        + " 'begin return null; end'",
                "alter function create_evidence_day(date) set search_path = public",
                "drop schema compliance cascade",
                "alter schema compliance rename to elsewhere",
                "set role compliance_owner",
                "set role postgres",
                "set session_replication_role = replica",
                "alter role compliance superuser",
                "alter role compliance_owner password 'known'",
                "grant compliance_owner to compliance",
                "reassign owned by compliance_owner to compliance",
                "drop owned by compliance_owner",
                "alter table audit_record alter column recorded_at set default '2000-01-01'",
                "insert into audit_cut (first_seq, last_seq, last_hash) values (1, 2, '')",
                "update audit_cut set last_seq = last_seq + 1",
                "delete from audit_cut",
                "alter function purge_audit_trail(integer, integer, integer) owner to compliance",
                "create or replace function purge_audit_trail(integer, integer, integer) returns void language sql as ''",
                "copy audit_record to program 'cat'",
                "copy audit_record from '/etc/passwd'",
                "select pg_read_file('postgresql.conf')",
                "delete from flyway_schema_history",
                "update unmasking set author = 'somebody'",
                "update unmasking set named_ids = '{E101}'",
                "update unmasking set hours = 24",
                "update unmasking set author_subject = 'mine'",
                "insert into unmasking select * from unmasking on conflict (unmasking_id) do update set author = 'me'",
                "delete from unmasking",
                "update login_link set employee_id = 'E101'",
                "update login_link set subject = 'mine'",
                "update login_link set decided_by = 'somebody'",
                "delete from login_link",
                "update login_request set reason = 'another'",
                "update held_employee_change set facts = '{}'",
                "update legal_hold set to_at = from_at + interval '1 second'",
                "update legal_hold set set_by = 'somebody'",
                "delete from legal_hold",
                "lock table legal_hold in access exclusive mode",
                "update decision set author = 'somebody'",
                "update decision set deciders = '{E101}'",
                "update decision set subjects = '{}'",
                "update exemption set end_at = 'infinity'",
                "update exemption set approved_by = 'E101'",
                "update exemption_draft set approved_by = 'E101'",
                "update exemption_draft set employee_id = 'E101'",
                "delete from exemption_draft",
                "update policy set limit_minutes = 600",
                "update policy set author = 'somebody'",
                "delete from policy",
                "update duty_rule set breaks_count = false",
                "update estimator_profile_use set version = 'url-v1'",
                "update roster_correction set added = '[]'",
                "update acting_request set to_at = 'infinity'",
                "update official_business_claim set start_at = '-infinity'",
                "update finding_change set reason = 'another'",
                "update finding_reply set text = 'I did it'",
                "update compelled_statement set text = 'I did it'",
                "update statement_order set ordered_by = 'somebody'",
                "update roster_entry set start_at = now()",
                "update duty_actual set clock_in = now()",
                "delete from employee_version",
                "delete from acting_supervisor",
                "delete from roster_feed_author",
                "update roster_feed_author set author = 'somebody'",
                "delete from roster_entry",
                "delete from duty_actual",
                "delete from exemption",
                "update employee_version set supervisor_id = 'E101'",
                "update acting_supervisor set to_at = 'infinity'",
                "alter table unmasking disable trigger settled_once",
                "update evidence_sender set sender = 'another'",
                "delete from evidence_sender",
                "select * from ingest.source",
                "select * from notification.notice"
            })
    void shouldRefuse(String statement) {
        assertThatThrownBy(() -> database.useHandle(handle -> handle.execute(statement)))
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState())
                                .as(refused.getMessage())
                                .isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "unmasking | unmasking_id | author, named_ids, masked_ids, reason, hours, asked_at, decide_by, state,"
                        + " decided_by, decided_at, starts_at, ends_at | 'a', '{X}', '{}', 'r', 1, now(), now(), 'APPROVED',"
                        + " 'b', now(), now(), now() + interval '1 hour' | ends_at = ends_at + interval '1 hour'",
                "unmasking | unmasking_id | author, named_ids, masked_ids, reason, hours, asked_at, decide_by, state,"
                        + " decided_by, decided_at, starts_at, ends_at | 'a', '{X}', '{}', 'r', 1, now(), now(), 'APPROVED',"
                        + " 'b', now(), now(), now() + interval '1 hour' | decided_by = 'somebody'",
                "unmasking | unmasking_id | author, named_ids, masked_ids, reason, hours, asked_at, decide_by, state,"
                        + " decided_by, decided_at, starts_at, ends_at | 'a', '{X}', '{}', 'r', 1, now(), now(), 'APPROVED',"
                        + " 'b', now(), now(), now() + interval '1 hour' | starts_at = starts_at + interval '1 minute'",
                "unmasking | unmasking_id | author, named_ids, masked_ids, reason, hours, asked_at, decide_by, state,"
                        + " decided_by, decided_at, starts_at, ends_at | 'a', '{X}', '{}', 'r', 1, now(), now(), 'APPROVED',"
                        + " 'b', now(), now(), now() + interval '1 hour' | decider_issuer = 'i', decider_subject = 's'",
                "unmasking | unmasking_id | author, named_ids, masked_ids, reason, hours, asked_at, decide_by, state,"
                        + " decided_by, decided_at, starts_at, ends_at, ended_by | 'a', '{X}', '{}', 'r', 1, now(), now(), 'APPROVED',"
                        + " 'b', now(), now(), now() + interval '1 hour', 'a' | ended_by = 'somebody'",
                "unmasking | unmasking_id | author, named_ids, masked_ids, reason, hours, asked_at, decide_by, state,"
                        + " decided_by, decided_at, starts_at, ends_at, ended_by | 'a', '{X}', '{}', 'r', 1, now(), now(), 'APPROVED',"
                        + " 'b', now(), now(), now() + interval '1 hour', 'a' | ends_at = starts_at",
                "unmasking | unmasking_id | author, named_ids, masked_ids, reason, hours, asked_at, decide_by, state,"
                        + " decided_by, decided_at | 'a', '{X}', '{}', 'r', 1, now(), now(), 'DECLINED', 'b', now()"
                        + " | state = 'APPROVED', starts_at = now(), ends_at = now() + interval '1 hour'",
                "login_link | link_id | issuer, subject, employee_id, linked_at, asked_by, decided_by, ended_at,"
                        + " end_asked_by, end_decided_by | 'i', 's', 'SL-officer', now(), 'a', 'b', now(), 'a', 'b'"
                        + " | ended_at = null, end_asked_by = null, end_decided_by = null",
                "legal_hold | hold_id | employee_id, from_at, to_at, reason, set_by, set_at, lift_id, lift_reason,"
                        + " lift_asked_by, lift_asked_at, lifted_by, lifted_at | 'SL-officer', now(),"
                        + " now() + interval '1 day', 'r', 'a', now(), gen_random_uuid(), 'r', 'b', now(), 'c', now()"
                        + " | lifted_by = 'somebody'",
                "decision | decision_id | kind, state, author, author_ids, subjects, deciders, asked_at, decide_by,"
                        + " settled_by, settled_at"
                        + " | 'LOGIN', 'DECLINED', 'a', '{}', '{}', '{}', now(), now(), 'b', now() | state = 'APPROVED'",
                "exemption | exemption_id | unit, start_at, end_at, review_on, reason, approved_by, created_by,"
                        + " created_at, revoked_by, revoked_at | 'SL', now(), now() + interval '1 day', now(), 'r', 'a',"
                        + " 'a', now(), 'b', now() | revoked_by = null, revoked_at = null"
            })
    void shouldNotChangeWhatIsSettled(String table, String key, String columns, String values, String change) {
        DepartmentFixtures.employs("SL-officer", "Unit SL", "");
        UUID id = UUID.randomUUID();
        database.useHandle(handle -> handle.execute(
                "insert into " + table + " (" + key + ", " + columns + ") values (?, " + values + ")", id));

        assertThatThrownBy(() -> database.useHandle(
                        handle -> handle.execute("update " + table + " set " + change + " where " + key + " = ?", id)))
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState())
                                .as(refused.getMessage())
                                .isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "roster_entry | author, reason, start_at, end_at, kind"
                        + " | 'a', 'r', '2000-01-01', '2000-01-02', 'REGULAR'",
                "duty_actual | author, reason, shift_start, clock_in, source"
                        + " | 'a', 'r', '2000-01-01', '2000-01-01', 's'",
                "employee_version | valid_from, valid_to, active, username, aliases, name, email, unit, rank, recorded_by"
                        + " | '2000-01-01', '2000-01-02', true, 'u', '{}', 'n', 'e', 'u', '', 'a'"
            })
    void shouldNotChangeASupersededVersion(String table, String columns, String values) {
        DepartmentFixtures.employs("SL-officer", "Unit SL", "");
        database.useHandle(
                handle -> handle.execute("insert into " + table + " (employee_id, recorded_at, superseded_at, "
                        + columns + ") values ('SL-officer', now(), now(), " + values + ")"));

        assertThatThrownBy(() -> database.useHandle(handle -> handle.execute("update " + table
                        + " set superseded_at = null where employee_id = 'SL-officer' and superseded_at is not null")))
                .hasMessageContaining("a settled row is never changed");
    }

    @Test
    void shouldOwnNothing() {
        assertThat(number("select count(*) from pg_class where relowner = current_user::regrole"))
                .isZero();
        assertThat(number("select count(*) from pg_proc where proowner = current_user::regrole"))
                .isZero();
        assertThat(number("select count(*) from pg_namespace where nspowner = current_user::regrole"))
                .isZero();
        assertThat(number("select count(*) from pg_auth_members where member = current_user::regrole"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"})
    void shouldNotBeAbleToGiveItselfARight(String right) {
        database.useHandle(handle -> handle.execute("grant " + right + " on audit_record to compliance"));

        assertThat(number("select has_table_privilege('audit_record', '" + right + "')::int"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(select max(seq) + 2 from audit_record), (select hash from audit_record order by seq desc limit 1)",
                "9223372036854775807, (select hash from audit_record order by seq desc limit 1)",
                "0, decode(repeat('00', 32), 'hex')",
                "(select max(seq) + 1 from audit_record), decode(repeat('00', 32), 'hex')",
                "(select max(seq) + 1 from audit_record), (select hash from audit_record order by seq limit 1)"
            })
    void shouldAddARecordOnlyAtTheEndOfTheChain(String seqAndPreviousHash) {
        assertThatThrownBy(() -> database.useHandle(handle -> handle.execute(
                        "insert into audit_record (seq, previous_hash, hash, audit_id, at, actor, roles, action, service,"
                                + " hash_version) select " + seqAndPreviousHash + ", decode(repeat('01', 32), 'hex'),"
                                + " gen_random_uuid(), now(), 'login-actor', '{}', 'nothing', 'nobody', 2")))
                .hasMessageContaining("does not follow the last one");
    }

    @Test
    void shouldCreateAndDropPartitionsOfTheEvidenceOnly() {
        database.useHandle(handle -> handle.execute("select create_evidence_day('2031-05-01')"));
        assertThat(number("select count(*) from pg_inherits where inhrelid = 'evidence_20310501'::regclass"))
                .isOne();

        database.useHandle(handle -> handle.execute("select drop_evidence_day('2031-05-01')"));
        assertThat(number("select count(*) from pg_class where relname = 'evidence_20310501'"))
                .isZero();
        assertThatThrownBy(() -> database.useHandle(handle -> handle.execute("select create_evidence_day('infinity')")))
                .hasMessageContaining("no evidence is of the day infinity");
    }

    private long number(String sql) {
        return database.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
