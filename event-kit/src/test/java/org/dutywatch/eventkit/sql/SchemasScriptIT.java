package org.dutywatch.eventkit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.dutywatch.testing.RealServers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code deploy/postgres/schemas.sql} on a database in which the login of a service still owns its tables. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class SchemasScriptIT {
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @BeforeEach
    void createOldDatabase() throws SQLException {
        execute("postgres", "postgres", "create database old_dutywatch");
        execute("old_dutywatch", "postgres", "create schema compliance authorization compliance");
        execute("old_dutywatch", "postgres", "grant temporary on database old_dutywatch to public");
        execute(
                "old_dutywatch",
                "compliance",
                "create table employee (id bigint generated always as identity, name text);"
                        + " create sequence duty_version; create view name as select name from employee;"
                        + " create table audit_record (seq bigint); create table flyway_schema_history (version text)");
    }

    @AfterEach
    void dropOldDatabase() throws SQLException {
        execute("postgres", "postgres", "drop database old_dutywatch with (force)");
    }

    @Test
    void shouldGiveTheTablesToTheOwnerAndLeaveTheServiceItsRightsWhenItRunsTwice() throws Exception {
        runScript();
        runScript();

        execute(
                "old_dutywatch",
                "compliance",
                "insert into employee (name) values ('A'); update employee set name = 'B'");
        execute("old_dutywatch", "compliance", "select nextval('duty_version'), name from name; delete from employee");
        execute("old_dutywatch", "compliance", "insert into audit_record values (1); select * from audit_record");
        execute("old_dutywatch", "compliance_owner", "alter table employee add column unit text");
        assertRefused("alter table employee add column rank text");
        assertRefused("drop sequence duty_version");
        assertRefused("create table mine (id int)");
        assertRefused("create temporary table mine (id int)");
        assertRefused("delete from audit_record");
        assertRefused("update audit_record set seq = 2");
        assertRefused("truncate employee");
        assertRefused("select * from flyway_schema_history");
    }

    @Test
    void shouldGiveTheServiceItsRightsInWhatMigrationsCreateLater() throws Exception {
        runScript();

        execute(
                "old_dutywatch",
                "compliance_owner",
                "create table later (id bigint generated always as identity, name text);"
                        + " create function later() returns int language sql as 'select 1'");

        execute("old_dutywatch", "compliance", "insert into later (name) values ('A'); select later()");
        assertRefused("drop table later");
        assertThatThrownBy(() -> execute("old_dutywatch", "notification", "select compliance.later()"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void shouldRefuseToMigrateAsTheServicesLogin() throws Exception {
        String migration = resource("/db/event-kit/V202611300800__migrations_by_another_login.sql");

        assertThatThrownBy(() -> execute("old_dutywatch", "compliance", migration))
                .hasMessageContaining("must not own the schema");
        runScript();
        execute("old_dutywatch", "compliance_owner", migration);
    }

    private void assertRefused(String statement) {
        assertThatThrownBy(() -> execute("old_dutywatch", "compliance", statement))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState())
                                .as(refused.getMessage())
                                .isEqualTo("42501"));
    }

    private void runScript() throws Exception {
        execute("old_dutywatch", "postgres", resource("/postgres/schemas.sql"));
    }

    private static String resource(String name) throws IOException {
        try (var script = SchemasScriptIT.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void execute(String database, String login, String sql) throws SQLException {
        String at = url.substring(0, url.lastIndexOf('/') + 1) + database;
        try (Connection connection = DriverManager.getConnection(at, login, "unused");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
