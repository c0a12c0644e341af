package org.dutywatch.compliance.people.acknowledgements;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.sql.Database;
import org.jspecify.annotations.Nullable;

/** The table of who acknowledged which version of the notice, and when. A row never changes. */
@ApplicationScoped
class Acknowledgements {
    private static final String ADD = """
            insert into monitoring_acknowledgement
                (employee_id, notice_version, text_sha256, acknowledged_at, issuer, subject)
            values (:employeeId, :version, :sha256, :at, :issuer, :subject)
            on conflict do nothing
            """;
    private static final String ONE = """
            select acknowledged_at from monitoring_acknowledgement
             where employee_id = :employeeId and notice_version = :version
            """;
    private static final String PAGE = """
            select e.employee_id, a.notice_version, a.text_sha256, a.acknowledged_at
              from employee e
              left join lateral (select * from monitoring_acknowledgement latest
                                  where latest.employee_id = e.employee_id
                                  order by latest.acknowledged_at desc limit 1) a on true
             where e.active and e.employee_id > :after
               and (not :missing or a.notice_version is distinct from :version)
             order by e.employee_id limit :size
            """;

    private final Database database;

    Acknowledgements(Database database) {
        this.database = database;
    }

    /**
     * What an active employee acknowledged last; public, because Jdbi creates it.
     *
     * @param noticeVersion null if he acknowledged none, as {@code textSha256} and {@code acknowledgedAt}
     * @param textSha256 of the text in UTF-8: 64 lower-case hex digits
     */
    public record Acknowledgement(
            String employeeId,
            @Nullable String noticeVersion,
            @Nullable String textSha256,
            @Nullable Instant acknowledgedAt) {}

    /** Does nothing if he acknowledged this version before. */
    @Transactional(TxType.MANDATORY)
    void add(String employeeId, String version, String sha256, Login login, Instant at) {
        database.useHandle(handle -> handle.createUpdate(ADD)
                .bind("employeeId", employeeId)
                .bind("version", version)
                .bind("sha256", sha256)
                .bindMethods(login)
                .bind("at", at)
                .execute());
    }

    /** When the employee acknowledged this version; empty if he did not. */
    @Transactional
    Optional<Instant> at(String employeeId, String version) {
        return database.withHandle(handle -> handle.createQuery(ONE)
                .bind("employeeId", employeeId)
                .bind("version", version)
                .mapTo(Instant.class)
                .findOne());
    }

    /**
     * The active employees after this id, in the order of their ids.
     *
     * @param missing only those who did not acknowledge this version
     */
    @Transactional
    List<Acknowledgement> page(boolean missing, String version, String after, int size) {
        return database.withHandle(handle -> handle.createQuery(PAGE)
                .bind("missing", missing)
                .bind("version", version)
                .bind("after", after)
                .bind("size", size)
                .map((row, context) -> new Acknowledgement(
                        row.getString("employee_id"),
                        row.getString("notice_version"),
                        row.getString("text_sha256"),
                        Optional.ofNullable(row.getTimestamp("acknowledged_at"))
                                .map(Timestamp::toInstant)
                                .orElse(null)))
                .list());
    }
}
