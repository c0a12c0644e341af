package org.dutywatch.compliance.measuring.minutes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.people.access.ViewerOrder;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.TimeRange;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** Reads how many on-duty minutes each shift of a range has. */
@ApplicationScoped
class MinutesByShift {
    private static final String PAGE = """
            select %1$s as page_time, %2$s as page_id, m.employee_id, e.name, v.unit, m.shift_start, m.shift_end, m.kind, m.minutes_low, m.minutes,
                   m.minutes_high, m.sites::text, m.excluded::text, m.confidence, m.profile, m.catalogue, m.policy,
                   m.limit_minutes, m.first_access, m.last_access, m.evaluated_at
              from shift_minutes m
              join employee e on e.employee_id = m.employee_id
              join employee_version v on v.employee_id = m.employee_id and v.superseded_at is null
                   and v.valid_from <= m.shift_start and v.valid_to > m.shift_start
             where m.shift_start >= :from and m.shift_start < :to
               and (%1$s, %2$s) > (:time, :id) and m.shift_start >= :time
               and %3$s
               and (:unit::text is null or v.unit = :unit)
               and %4$s
             order by page_time, page_id
             limit :size
            """;
    private static final String VISIBLE = VisibilityFilter.conditionAt("m.employee_id", "m.shift_start");
    /** So that not all rows of a long range are sorted: those of a page start before the row that is that far away. */
    private static final String ENOUGH_DAYS = """
            (not :everybodyVisible or m.shift_start < coalesce(
                (select far.shift_start + interval '2 days' from shift_minutes far
                  where far.shift_start >= :time + interval '2 days'
                  order by far.shift_start offset :size limit 1), 'infinity'))
            """;

    private static final String PAGE_BY_START = PAGE.formatted("m.shift_start", "m.row_id", "true", VISIBLE);
    private static final String PAGE_UNDER_PSEUDONYMS =
            PAGE.formatted(ViewerOrder.day("m.shift_start"), ViewerOrder.rank("m.row_id"), ENOUGH_DAYS, VISIBLE);

    private final Database database;
    private final ObjectMapper json;

    MinutesByShift(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Which shifts to read.
     *
     * @param range range of the starts of shifts
     * @param visibilityFilter which employees the caller may see, and for what times
     * @param order the order of a viewer of pseudonyms; empty if the caller sees persons
     * @param unit only employees who belonged to this unit when the shift began; null means all
     */
    record MinutesCriteria(
            TimeRange range,
            VisibilityFilter visibilityFilter,
            Optional<ViewerOrder> order,
            @Nullable String unit) {
        PageToken firstPosition() {
            return new PageToken(range.from(), new UUID(0, 0));
        }
    }

    /** By start of the shift, under pseudonyms by its day and then in the order of the viewer; at most {@code size} rows. */
    List<ShiftMinutesRow> page(MinutesCriteria criteria, PageToken after, int size) {
        return database.withHandle(handle -> criteria.visibilityFilter()
                .bind(criteria.order()
                        .map(own -> own.bind(handle.createQuery(PAGE_UNDER_PSEUDONYMS)))
                        .orElseGet(() -> handle.createQuery(PAGE_BY_START)))
                .bindMethods(criteria.range())
                .bindMethods(after)
                .bind("unit", criteria.unit())
                .bind("size", size)
                .map(this::row)
                .list());
    }

    private ShiftMinutesRow row(RowView row) {
        return new ShiftMinutesRow(
                new PageToken(row.getColumn("page_time", Instant.class), row.getColumn("page_id", UUID.class)),
                row.getColumn("employee_id", String.class),
                row.getColumn("name", String.class),
                row.getColumn("unit", String.class),
                row.getColumn("shift_start", Instant.class),
                row.getColumn("shift_end", Instant.class),
                row.getColumn("kind", String.class),
                row.getColumn("minutes_low", BigDecimal.class),
                row.getColumn("minutes", BigDecimal.class),
                row.getColumn("minutes_high", BigDecimal.class),
                List.of(read(row.getColumn("sites", String.class), SiteMinutes[].class)),
                List.of(read(row.getColumn("excluded", String.class), ExcludedMinutes[].class)),
                row.getColumn("confidence", String.class),
                row.getColumn("profile", String.class),
                row.getColumn("catalogue", String.class),
                row.getColumn("policy", String.class),
                row.getColumn("limit_minutes", BigDecimal.class),
                row.getColumn("first_access", Instant.class),
                row.getColumn("last_access", Instant.class),
                row.getColumn("evaluated_at", Instant.class));
    }

    private <T> T read(String breakdown, Class<T> type) {
        try {
            return json.readValue(breakdown, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the stored breakdown of the minutes of a shift cannot be read", e);
        }
    }
}
