package org.dutywatch.compliance.measuring.evidence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The table {@code evidence_sender}: a number for each source and sender. Rows are only added, so known ones are cached
 * in memory.
 */
@ApplicationScoped
class SenderNumbers {
    private static final String ADD = """
            insert into evidence_sender (source, sender)
            select source, sender from unnest(:sources, :senders) as new (source, sender)
             order by source collate "C", sender collate "C"
            on conflict do nothing
            """;
    private static final String FIND = """
            select number, source, sender
              from evidence_sender join unnest(:sources, :senders) as wanted (source, sender) using (source, sender)
            """;

    private final Database database;
    private final Map<SourceSender, Integer> known = new ConcurrentHashMap<>();

    SenderNumbers(Database database) {
        this.database = database;
    }

    /** Who sends lines of a source. */
    record SourceSender(String source, String sender) {
        static Stream<SourceSender> of(AccessObserved observed) {
            return observed.sender() == null
                    ? Stream.empty()
                    : Stream.of(new SourceSender(observed.source(), observed.sender()));
        }
    }

    /** Adds the senders that are new, in a transaction of its own. Call it before the transaction that writes evidence. */
    void ensureNumbered(Collection<AccessObserved> observations) {
        Set<SourceSender> unknown = observations.stream()
                .flatMap(SourceSender::of)
                .filter(one -> !known.containsKey(one))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            known.putAll(QuarkusTransaction.requiringNew().call(() -> addAndFind(List.copyOf(unknown))));
        }
    }

    /** The numbers of the senders of these accesses, which have one. */
    SortedSet<Integer> of(Collection<AccessObserved> observations) {
        return observations.stream()
                .flatMap(SourceSender::of)
                .distinct()
                .map(known::get)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<SourceSender, Integer> addAndFind(List<SourceSender> senders) {
        return database.withHandle(handle -> {
            bind(handle.createUpdate(ADD), senders).execute();
            return bind(handle.createQuery(FIND), senders)
                    .collectRows(Collectors.toMap(
                            row -> new SourceSender(
                                    row.getColumn("source", String.class), row.getColumn("sender", String.class)),
                            row -> row.getColumn("number", Integer.class)));
        });
    }

    private static <S extends SqlStatement<S>> S bind(S statement, List<SourceSender> senders) {
        return statement
                .bindArray(
                        "sources",
                        String.class,
                        senders.stream().map(SourceSender::source).toList())
                .bindArray(
                        "senders",
                        String.class,
                        senders.stream().map(SourceSender::sender).toList());
    }
}
