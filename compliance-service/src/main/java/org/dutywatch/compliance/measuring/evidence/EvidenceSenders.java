package org.dutywatch.compliance.measuring.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.evidence.EvidenceHour;
import org.dutywatch.eventkit.sql.Database;

/** Finds who sent the lines of accesses. */
@ApplicationScoped
public class EvidenceSenders {
    private static final String SENDERS = """
            select hour, array_to_string(senders, chr(10)) as senders from evidence
             where employee_id = :employee and hour >= :first and hour <= :last and senders <> '{}'
            """;

    private final Database database;

    EvidenceSenders(Database database) {
        this.database = database;
    }

    /** Who sent the lines of one employee's accesses, by the hour. */
    public static final class Senders {
        /** Nothing is known. */
        public static final Senders NONE = new Senders(Map.of());

        private final Map<Instant, HourSenders> byHour;

        private Senders(Map<Instant, HourSenders> byHour) {
            this.byHour = byHour;
        }

        /** Who sent lines of the source in the hours of these accesses, in the order of their names. */
        public List<String> of(String source, List<AccessObservation> accesses) {
            return accesses.stream()
                    .map(access -> EvidenceHour.hourOf(access.time().start()))
                    .distinct()
                    .map(byHour::get)
                    .filter(Objects::nonNull)
                    .flatMap(senders -> senders.of(source).stream())
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
                .collectRows(Collectors.toMap(
                        row -> row.getColumn("hour", Instant.class),
                        row -> new HourSenders(
                                List.of(row.getColumn("senders", String.class).split("\n")))))));
    }
}
