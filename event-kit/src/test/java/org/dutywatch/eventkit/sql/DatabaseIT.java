package org.dutywatch.eventkit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DatabaseIT {
    /** Public, because Jdbi creates it. */
    public record Visit(
            UUID visitId, Instant at, @Nullable Instant leftAt, LocalDate day, List<String> names, ChronoUnit unit) {}

    private static final Visit VISIT = new Visit(
            UUID.randomUUID(),
            Instant.parse("1890-01-01T00:00:00.123456Z"),
            null,
            LocalDate.of(2026, 11, 1),
            List.of("anna", "o'neill"),
            ChronoUnit.HOURS);

    @Inject
    Database database;

    @BeforeEach
    void createTable() {
        OwnerDatabase.execute("drop table if exists visit", """
                create table visit (visit_id uuid primary key, at timestamptz not null, left_at timestamptz,
                                    day date not null, names text[] not null, unit text not null)
                """);
    }

    private void insert(Visit visit) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into visit (visit_id, at, left_at, day, names, unit)
                        values (:visitId, :at, :leftAt, :day, :names, :unit)
                        """)
                .bindMethods(visit)
                .bindArray("names", String.class, visit.names())
                .execute());
    }

    private List<Visit> visits() {
        return database.withHandle(handle -> handle.createQuery("select * from visit")
                .map(ConstructorMapper.of(Visit.class))
                .list());
    }

    @Test
    void shouldReadWhatWasWrittenWhenColumnsAreTimesDatesArraysAndEnums() {
        insert(VISIT);

        assertThat(visits()).containsExactly(VISIT);
    }

    @Test
    void shouldFindRowsWhenArraysOfTimesDatesAndIdsAreBound() {
        insert(VISIT);

        int found = database.withHandle(handle -> handle.createQuery("""
                        select count(*) from visit where at = any(:times) and day = any(:days) and visit_id = any(:ids)
                        """)
                .bindArray("times", Instant.class, List.of(VISIT.at()))
                .bindArray("days", LocalDate.class, List.of(VISIT.day()))
                .bindArray("ids", UUID.class, List.of(VISIT.visitId()))
                .mapTo(Integer.class)
                .one());

        assertThat(found).isEqualTo(1);
    }

    @Test
    void shouldRollBackEverythingWhenTheCallersTransactionFails() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    insert(VISIT);
                    throw new IllegalStateException("the use case fails");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(visits()).isEmpty();
    }

    @Test
    void shouldQuoteTheStatementAndNoValueWhenAStatementFails() {
        insert(VISIT);

        assertThatThrownBy(() -> insert(VISIT))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("insert into visit")
                .message()
                .doesNotContain(VISIT.visitId().toString(), "neill");
    }
}
