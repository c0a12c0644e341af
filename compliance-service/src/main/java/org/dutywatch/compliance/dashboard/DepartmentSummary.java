package org.dutywatch.compliance.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.dashboard.SummaryResponse.Excluded;
import org.dutywatch.compliance.dashboard.SummaryResponse.Figures;
import org.dutywatch.compliance.dashboard.SummaryResponse.Site;
import org.dutywatch.compliance.dashboard.SummaryResponse.Unit;
import org.dutywatch.compliance.viewing.TimeRange;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;

/** Answers: what happened in the department in this range, and in which unit? */
@ApplicationScoped
class DepartmentSummary {
    /** One row a unit and one for all of them, whose unit is null. */
    private static final String FIGURES = """
            select e.unit,
                   count(m.shift_end),
                   count(m.first_access),
                   count(distinct m.employee_id) filter (where m.first_access is not null),
                   count(*) filter (where f.state not in ('WITHDRAWN', 'SUPERSEDED') and f.tier = 'ALERT'),
                   count(*) filter (where f.state not in ('WITHDRAWN', 'SUPERSEDED') and f.tier = 'REVIEW'),
                   count(*) filter (where f.state in ('WITHDRAWN', 'SUPERSEDED')),
                   coalesce(sum(m.minutes), 0.0),
                   coalesce(percentile_disc(0.5) within group (order by m.minutes)
                            filter (where m.first_access is not null), 0.0)
              from (select employee_id, shift_start from shift_minutes where shift_start >= ? and shift_start < ?
                    union
                    select employee_id, shift_start from finding
                     where rule = 'ON_DUTY_ACCESS_PER_SHIFT' and shift_start >= ? and shift_start < ?) shift
              join employee e using (employee_id)
              left join shift_minutes m using (employee_id, shift_start)
              left join finding f
                on f.employee_id = shift.employee_id and f.shift_start = shift.shift_start
               and f.rule = 'ON_DUTY_ACCESS_PER_SHIFT'
             group by grouping sets ((), (e.unit))
             order by e.unit nulls first
            """;

    private static final String SITES = """
            select site ->> 'site', sum((site ->> 'minutes')::numeric), count(*)
              from shift_minutes m cross join jsonb_array_elements(m.sites) as site
             where m.shift_start >= ? and m.shift_start < ?
             group by 1 order by 2 desc, 1 limit 10
            """;
    private static final String EXCLUDED = """
            select part ->> 'reason', sum((part ->> 'minutes')::numeric)
              from shift_minutes m cross join jsonb_array_elements(m.excluded) as part
             where m.shift_start >= ? and m.shift_start < ?
             group by 1 order by 2 desc, 1
            """;

    private static final Figures NOTHING = new Figures(0, 0, 0, 0, 0, 0, zero(), zero());

    private final DataSource database;

    DepartmentSummary(DataSource database) {
        this.database = database;
    }

    SummaryResponse of(TimeRange range) {
        try (var connection = database.getConnection()) {
            var figures = read(connection, FIGURES, range, row -> new UnitRow(row.getString(1), figures(row)));
            var total = figures.stream()
                    .filter(UnitRow::isTotal)
                    .map(UnitRow::figures)
                    .findFirst()
                    .orElse(NOTHING);
            var units = figures.stream()
                    .filter(row -> !row.isTotal())
                    .map(row -> new Unit(row.unit(), row.figures()))
                    .toList();
            return new SummaryResponse(
                    range.from(),
                    range.to(),
                    total,
                    read(
                            connection,
                            SITES,
                            range,
                            row -> new Site(row.getString(1), row.getBigDecimal(2), row.getLong(3))),
                    read(connection, EXCLUDED, range, row -> new Excluded(row.getString(1), row.getBigDecimal(2))),
                    units);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot sum the department up", e);
        }
    }

    /** A row of the grouping sets: the database marks the grand total by a null unit. */
    private record UnitRow(
            @org.jspecify.annotations.Nullable String unitOrTotal, Figures figures) {
        boolean isTotal() {
            return unitOrTotal == null;
        }

        String unit() {
            return unitOrTotal == null ? "" : unitOrTotal;
        }
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getBigDecimal(8),
                row.getBigDecimal(9));
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Each query asks for the range as often as it has two parameters. */
    private static <T> List<T> read(Connection connection, String sql, TimeRange range, Row<T> reader)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            int parameters = select.getParameterMetaData().getParameterCount();
            for (int i = 1; i < parameters; i += 2) {
                select.setObject(i, range.from().atOffset(ZoneOffset.UTC));
                select.setObject(i + 1, range.to().atOffset(ZoneOffset.UTC));
            }
            try (var rows = select.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        }
    }

    private static BigDecimal zero() {
        return BigDecimal.valueOf(0, 1);
    }
}
