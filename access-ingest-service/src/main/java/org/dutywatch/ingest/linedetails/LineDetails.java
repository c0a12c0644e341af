package org.dutywatch.ingest.linedetails;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.eventkit.rest.KeyToken;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.linedetails.LineDetail.Kind;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The table of counts. It is bounded: by its retention, and by the number of names of a source and day. */
@ApplicationScoped
public class LineDetails {
    private static final String ADD = """
            insert into line_detail_count (kind, day, source, category, name, lines)
            select :kind, :day::date, :source, :category, case when
                   exists (select from line_detail_count where kind = :kind and day = :day and source = :source
                              and category = :category and name = :name)
                   or (select count(*) from line_detail_count
                        where kind = :kind and day = :day and source = :source) < :mostNames
                   then :name else :others end, :lines
            on conflict (kind, day, source, category, name)
                do update set lines = line_detail_count.lines + excluded.lines
            """;
    private static final String SUMS = """
            select source, category, name, sum(lines) as lines, min(day) as first_day, max(day) as last_day
              from line_detail_count
             where kind = :kind and day between :from and :to and (:source::text is null or source = :source)
               and (source, category, name) > (:afterSource, :afterCategory, :afterName)
             group by source, category, name
             order by source, category, name
             limit :limit
            """;

    private final Database database;
    private final Clock clock;
    private final LineDetailsConfig config;

    LineDetails(Database database, Clock clock, LineDetailsConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config;
    }

    /** The lines of a span of days that have source, category and name in common. */
    public record DetailSum(
            String source, String category, String name, long lines, LocalDate firstDay, LocalDate lastDay) {}

    /** Adds to the counts, except to those of days whose counts are deleted already. */
    public void add(Handle handle, Map<LineDetail, Long> counts) {
        LocalDate oldest = oldestDay();
        var sorted = new TreeMap<LineDetail, Long>(LineDetail.ORDER);
        counts.forEach((detail, lines) -> {
            if (!detail.day().isBefore(oldest)) {
                sorted.put(detail, lines);
            }
        });
        var batch = handle.prepareBatch(ADD);
        sorted.forEach((detail, lines) -> batch.bind("kind", detail.kind().name())
                .bind("day", detail.day())
                .bind("source", detail.source())
                .bind("category", detail.category())
                .bind("name", detail.name())
                .bind("others", LineDetail.OTHERS)
                .bind("mostNames", config.mostNames())
                .bind("lines", lines)
                .add());
        batch.execute();
    }

    /** Sums of the days from {@code from} to {@code to}, both included, by source, category and name. */
    List<DetailSum> sums(Kind kind, LocalDate from, LocalDate to, @Nullable String source, KeyToken after, int limit) {
        return database.withHandle(handle -> handle.createQuery(SUMS)
                .bind("kind", kind.name())
                .bind("from", from)
                .bind("to", to)
                .bind("source", source)
                .bind("afterSource", after.get(0))
                .bind("afterCategory", after.get(1))
                .bind("afterName", after.get(2))
                .bind("limit", limit)
                .map(ConstructorMapper.of(DetailSum.class))
                .list());
    }

    void forget() {
        database.useHandle(handle -> handle.createUpdate("delete from line_detail_count where day < :oldest")
                .bind("oldest", oldestDay())
                .execute());
    }

    private LocalDate oldestDay() {
        return LocalDate.ofInstant(clock.instant().minus(config.retention()), ZoneOffset.UTC);
    }
}
