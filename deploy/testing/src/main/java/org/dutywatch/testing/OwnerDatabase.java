package org.dutywatch.testing;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;

/**
 * The database with the login that owns the schema, as migrations use it. For tests that create a table, make a
 * statement fail, or do what only an administrator of the database can do.
 */
public final class OwnerDatabase {
    private OwnerDatabase() {}

    /** Executes statements in one transaction, outside any transaction of the test. */
    public static void execute(String... statements) {
        var config = ConfigProvider.getConfig();
        var jdbi = Jdbi.create(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
        jdbi.useTransaction(handle -> {
            for (String statement : statements) {
                handle.execute(statement);
            }
        });
    }
}
