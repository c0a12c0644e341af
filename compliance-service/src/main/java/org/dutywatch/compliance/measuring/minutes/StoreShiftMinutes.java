package org.dutywatch.compliance.measuring.minutes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcome;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcomeListener;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** Stores the latest minutes of each shift. A row is not written if nothing but the time of evaluation would change. */
@ApplicationScoped
public class StoreShiftMinutes implements ShiftOutcomeListener {
    private static final String UPSERT = """
            insert into shift_minutes (employee_id, shift_start, shift_end, kind, minutes_low, minutes, minutes_high,
                                       sites, excluded, confidence, profile, catalogue, policy, limit_minutes,
                                       first_access, last_access, evaluated_at, unit, rank, quarters, sources)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (employee_id, shift_start) do update set
                   shift_end = excluded.shift_end, kind = excluded.kind, minutes_low = excluded.minutes_low,
                   minutes = excluded.minutes, minutes_high = excluded.minutes_high, sites = excluded.sites,
                   excluded = excluded.excluded, confidence = excluded.confidence, profile = excluded.profile,
                   catalogue = excluded.catalogue, policy = excluded.policy, limit_minutes = excluded.limit_minutes,
                   first_access = excluded.first_access, last_access = excluded.last_access,
                   evaluated_at = excluded.evaluated_at, unit = excluded.unit, rank = excluded.rank,
                   quarters = excluded.quarters, sources = excluded.sources
             where (shift_minutes.shift_end, shift_minutes.kind, shift_minutes.minutes_low, shift_minutes.minutes,
                    shift_minutes.minutes_high, shift_minutes.sites, shift_minutes.excluded, shift_minutes.confidence,
                    shift_minutes.profile, shift_minutes.catalogue, shift_minutes.policy, shift_minutes.limit_minutes,
                    shift_minutes.first_access, shift_minutes.last_access, shift_minutes.unit, shift_minutes.rank,
                    shift_minutes.quarters, shift_minutes.sources)
                   is distinct from
                   (excluded.shift_end, excluded.kind, excluded.minutes_low, excluded.minutes, excluded.minutes_high,
                    excluded.sites, excluded.excluded, excluded.confidence, excluded.profile, excluded.catalogue,
                    excluded.policy, excluded.limit_minutes, excluded.first_access, excluded.last_access,
                    excluded.unit, excluded.rank, excluded.quarters, excluded.sources)
            """;
    private static final String DELETE = "delete from shift_minutes where employee_id = ? and shift_start = ?";

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    StoreShiftMinutes(DataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void onShiftOutcome(ShiftOutcome outcome) {
        if (outcome instanceof ShiftOutcome.Evaluated evaluated) {
            write(UPSERT, upsert -> bind(upsert, evaluated));
        } else {
            write(DELETE, delete -> bindKey(delete, outcome.key()));
        }
    }

    @FunctionalInterface
    private interface Parameters {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private void write(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.bind(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot store the minutes of a shift", e);
        }
    }

    private static void bindKey(PreparedStatement statement, ShiftKey key) throws SQLException {
        statement.setString(1, key.employeeId());
        statement.setObject(2, utc(key.start()));
    }

    private void bind(PreparedStatement upsert, ShiftOutcome.Evaluated evaluated) throws SQLException {
        var minutes = evaluated.minutes();
        var policy = evaluated.policy();
        var limit = policy == null ? null : policy.limitMinutes();
        bindKey(upsert, evaluated.key());
        upsert.setObject(3, utc(evaluated.shift().worked().end()));
        upsert.setString(4, evaluated.shift().kind().name());
        upsert.setBigDecimal(5, minutes.low().toBigDecimal());
        upsert.setBigDecimal(6, minutes.point().toBigDecimal());
        upsert.setBigDecimal(7, minutes.high().toBigDecimal());
        upsert.setString(8, write(SiteMinutes.of(minutes)));
        upsert.setString(9, write(ExcludedMinutes.of(minutes)));
        upsert.setString(10, minutes.confidence().name());
        upsert.setString(11, minutes.profile());
        upsert.setString(12, VersionLabels.catalogue(minutes));
        upsert.setString(13, policy == null ? null : VersionLabels.policy(policy));
        upsert.setBigDecimal(14, limit == null ? null : limit.toBigDecimal());
        upsert.setObject(15, utc(minutes.firstAccess()));
        upsert.setObject(16, utc(minutes.lastAccess()));
        upsert.setObject(17, utc(clock.instant()));
        upsert.setString(18, evaluated.assignment().unit());
        upsert.setString(19, evaluated.assignment().rank());
        upsert.setArray(20, upsert.getConnection().createArrayOf("int2", quarters(evaluated)));
        upsert.setString(21, write(evaluated.counted().sources()));
    }

    /** Pairs of quarter and seconds in one flat array. */
    private static Object[] quarters(ShiftOutcome.Evaluated evaluated) {
        return evaluated.counted().quarters(evaluated.key().start()).entrySet().stream()
                .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                .toArray();
    }

    private String write(Object breakdown) {
        try {
            return json.writeValueAsString(breakdown);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write a breakdown of minutes", e);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
