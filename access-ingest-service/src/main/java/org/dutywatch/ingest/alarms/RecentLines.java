package org.dutywatch.ingest.alarms;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dutywatch.ingest.sources.SourceCounts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * Counts the lines of the last window: the counts of now, less the counts that were copied at its begin. The counts are
 * copied {@value #COPIES} times a window, so a window is up to 1/{@value #COPIES} longer than its setting. Until a copy
 * is old enough, all lines since the installation count, less those of the copy that the installation made.
 */
@ApplicationScoped
class RecentLines {
    private static final int COPIES = 24;

    private static final String COPY = """
            insert into earlier_line_count (taken_at, source, outcome, reason, lines)
            select :now, source, outcome, reason, lines from line_count
             where not exists (select from earlier_line_count where taken_at > :newest and taken_at <= :now)
            on conflict do nothing
            """;

    private static final String BEGIN = "(select max(taken_at) from earlier_line_count where taken_at <= :from)";

    private static final String HAS_BEGIN = "select exists (select from earlier_line_count where taken_at <= :from)";

    /** Keeps the copy at the begin of the window, and the one before it for an instance whose clock is behind. */
    private static final String DELETE = """
            delete from earlier_line_count where taken_at < (
                select min(taken_at) from (
                    select distinct taken_at from earlier_line_count where taken_at <= :from
                     order by taken_at desc limit 2) as kept)
            """;

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
     * @param lines those that were attributed to an employee at once, and those of {@code unreadable}
     * @param unreadable by reason, how many of them cannot be read and may be an employee's
     */
    record SourceLines(String source, @Nullable Double ownPercent, long lines, Map<String, Long> unreadable) {
        private static SourceLines of(List<RecentCount> counts) {
            Map<String, Long> unreadable = new TreeMap<>();
            long lines = 0;
            for (RecentCount count : counts) {
                if (count.isOfEmployee() && count.lines() > 0) {
                    unreadable.put(count.reason(), count.lines());
                    lines += count.lines();
                } else if (count.outcome().equals(SourceCounts.OBSERVED)) {
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

    /**
     * The lines of each registered source that has ever sent one, since this time.
     *
     * @return empty if the copy of that time was deleted, because the clock of another instance is ahead
     */
    Optional<List<SourceLines>> since(Handle handle, Instant from) {
        boolean hasBegin = handle.createQuery(HAS_BEGIN)
                .bind("from", from)
                .mapTo(Boolean.class)
                .one();
        return hasBegin ? Optional.of(count(handle, from)) : Optional.empty();
    }

    private static List<SourceLines> count(Handle handle, Instant from) {
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
