package org.dutywatch.ingest.alarms;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.ingest.sources.SourceCounts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * Counts the lines of the last window: the counts of now, less the counts that were copied at its begin. The counts are
 * copied {@value #COPIES} times a window, so a window is up to 1/{@value #COPIES} longer than its setting. Until a copy is
 * old enough, all lines since the installation count.
 */
@ApplicationScoped
class RecentLines {
    private static final int COPIES = 24;

    private static final String COPY = """
            insert into earlier_line_count (taken_at, source, outcome, reason, lines)
            select :now, source, outcome, reason, lines from line_count
             where not exists (select from earlier_line_count where taken_at > :newest)
            on conflict do nothing
            """;

    private static final String BEGIN = "(select max(taken_at) from earlier_line_count where taken_at <= :from)";
    private static final String DELETE = "delete from earlier_line_count where taken_at < " + BEGIN;
    private static final String COUNT = """
            select now.source, source.unreadable_alarm_percent, now.outcome, now.reason,
                   now.lines - coalesce(earlier.lines, 0) as lines
              from line_count now
              join source on source.id = now.source
              left join earlier_line_count earlier
                on earlier.source = now.source and earlier.outcome = now.outcome and earlier.reason = now.reason
               and earlier.taken_at =
            """ + BEGIN;

    /** One count of a registered source; public, because Jdbi creates it. */
    public record RecentCount(
            String source, @Nullable Double unreadableAlarmPercent, String outcome, String reason, long lines) {
        boolean isOfEmployee() {
            return outcome.equals(SourceCounts.MALFORMED_OF_EMPLOYEE);
        }
    }

    /**
     * The lines of a registered source in the window.
     *
     * @param ownPercent the source's own limit; null: the default of the service
     * @param lines all lines that were read
     * @param unreadable by reason, how many of them cannot be read and may be an employee's
     */
    record SourceLines(String source, @Nullable Double ownPercent, long lines, Map<String, Long> unreadable) {
        private static SourceLines of(List<RecentCount> counts) {
            Map<String, Long> unreadable = new TreeMap<>();
            long lines = 0;
            for (RecentCount count : counts) {
                if (count.isOfEmployee() && count.lines() > 0) {
                    unreadable.put(count.reason(), count.lines());
                } else if (SourceCounts.isOutcome(count.outcome())) {
                    lines += count.lines();
                }
            }
            RecentCount any = counts.get(0);
            return new SourceLines(any.source(), any.unreadableAlarmPercent(), lines, unreadable);
        }

        long unreadableLines() {
            return unreadable.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Copies the counts if the last copy is old enough, and deletes copies that are not needed any more. */
    void copy(Handle handle, Instant now, Duration window) {
        handle.createUpdate(COPY)
                .bind("now", now)
                .bind("newest", now.minus(window.dividedBy(COPIES)))
                .execute();
        handle.createUpdate(DELETE).bind("from", now.minus(window)).execute();
    }

    /** The lines of each registered source that has ever sent one, since this time. */
    List<SourceLines> since(Handle handle, Instant from) {
        return handle
                .createQuery(COUNT)
                .bind("from", from)
                .map(ConstructorMapper.of(RecentCount.class))
                .collect(groupingBy(RecentCount::source, TreeMap::new, toList()))
                .values()
                .stream()
                .map(SourceLines::of)
                .toList();
    }
}
