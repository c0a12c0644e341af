package org.dutywatch.compliance.measuring.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.measuring.evidence.SenderNumbers.SourceSender;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.evidence.EvidenceHour;
import org.dutywatch.eventkit.sql.Database;

/** Finds who sent the lines of accesses. */
@ApplicationScoped
public class EvidenceSenders {
    private static final String SENDERS = """
            select e.hour, s.source, s.sender
              from evidence e join evidence_sender s on s.number = any(e.senders)
             where e.employee_id = :employee and e.hour >= :first and e.hour <= :last
            """;

    private final Database database;

    EvidenceSenders(Database database) {
        this.database = database;
    }

    /** Who sent the lines of one employee's accesses, by the hour. */
    public static final class Senders {
        /** Nothing is known. */
        public static final Senders NONE = new Senders(Map.of());

        private final Map<Instant, List<SourceSender>> byHour;

        private Senders(Map<Instant, List<SourceSender>> byHour) {
            this.byHour = byHour;
        }

        /** Who sent lines of the source in the hours of these accesses, in the order of their names. */
        public List<String> of(String source, List<AccessObservation> accesses) {
            return accesses.stream()
                    .map(access -> EvidenceHour.hourOf(access.time().start()))
                    .distinct()
                    .flatMap(hour -> byHour.getOrDefault(hour, List.of()).stream())
                    .filter(one -> one.source().equals(source))
                    .map(SourceSender::sender)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** The senders of these accesses of an employee. */
    public Senders of(String employeeId, List<AccessObservation> accesses) {
        var starts =
                accesses.stream().map(access -> access.time().start()).sorted().toList();
        if (starts.isEmpty()) {
            return Senders.NONE;
        }
        return new Senders(database.withHandle(handle -> handle.createQuery(SENDERS)
                .bind("employee", employeeId)
                .bind("first", EvidenceHour.hourOf(starts.get(0)))
                .bind("last", starts.get(starts.size() - 1))
                .reduceRows(new HashMap<Instant, List<SourceSender>>(), (byHour, row) -> {
                    byHour.computeIfAbsent(row.getColumn("hour", Instant.class), hour -> new ArrayList<>())
                            .add(new SourceSender(
                                    row.getColumn("source", String.class), row.getColumn("sender", String.class)));
                    return byHour;
                })));
    }
}
