package org.dutywatch.ingest.alarms;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.ingest.sources.SourceCounts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Counts the newest lines of the sources and those before, of the copies that {@link RecentLines} makes. */
@ApplicationScoped
class DriftingLines {
    private static final String COUNT = """
            with recent as (
                select source, outcome, reason, lines from earlier_line_count
                 where taken_at = (select max(taken_at) from earlier_line_count where taken_at <= :recentFrom)),
            earliest as (
                select source, outcome, reason, lines from earlier_line_count
                 where taken_at = (select max(taken_at) from earlier_line_count where taken_at <= :from))
            select now.source, now.outcome, now.reason,
                   now.lines - coalesce(recent.lines, 0) as newest,
                   coalesce(recent.lines, 0) - coalesce(earliest.lines, 0) as before
              from line_count now
              join source on source.id = now.source
              left join recent using (source, outcome, reason)
              left join earliest using (source, outcome, reason)
            """;

    /** One count; public, because Jdbi creates it. */
    public record DriftCount(String source, String outcome, String reason, long newest, long before) {
        boolean isMalformed() {
            return outcome.equals(SourceCounts.MALFORMED);
        }
    }

    /**
     * The lines of a registered source.
     *
     * @param lines the newest ones
     * @param malformed how many of these are malformed, by reason
     * @param linesBefore those of the window before the newest
     * @param malformedBefore how many of these are malformed
     */
    record SourceDrift(String source, long lines, Map<String, Long> malformed, long linesBefore, long malformedBefore) {
        private static SourceDrift of(List<DriftCount> counts) {
            Map<String, Long> malformed = new TreeMap<>();
            long lines = 0;
            long before = 0;
            long malformedBefore = 0;
            for (DriftCount count : counts) {
                lines += count.newest();
                before += count.before();
                if (count.isMalformed() && count.newest() > 0) {
                    malformed.put(count.reason(), count.newest());
                }
                malformedBefore += count.isMalformed() ? count.before() : 0;
            }
            return new SourceDrift(counts.get(0).source(), lines, malformed, before, malformedBefore);
        }

        long malformedLines() {
            return malformed.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * The lines of each registered source that has ever sent one.
     *
     * @param from begin of the window
     * @param recentFrom begin of its newest part
     */
    List<SourceDrift> since(Handle handle, Instant from, Instant recentFrom) {
        return handle
                .createQuery(COUNT)
                .bind("from", from)
                .bind("recentFrom", recentFrom)
                .map(ConstructorMapper.of(DriftCount.class))
                .filter(count -> SourceCounts.isOutcome(count.outcome()))
                .collect(groupingBy(DriftCount::source, TreeMap::new, toList()))
                .values()
                .stream()
                .map(SourceDrift::of)
                .toList();
    }
}
