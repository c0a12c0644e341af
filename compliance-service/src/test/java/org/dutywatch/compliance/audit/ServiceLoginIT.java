package org.dutywatch.compliance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "copy audit_record to program 'cat'",
                "copy audit_record from '/etc/passwd'",
                "select pg_read_file('postgresql.conf')",
                "delete from flyway_schema_history",
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
                "(select max(seq) + 1 from audit_record), (select hash from audit_record where seq = 1)"
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
