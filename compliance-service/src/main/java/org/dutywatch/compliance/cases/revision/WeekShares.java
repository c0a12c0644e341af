package org.dutywatch.compliance.cases.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcome;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.verdicts.DepartmentWeek;
import org.dutywatch.compliance.model.verdicts.WeekRule;
import org.dutywatch.compliance.model.verdicts.WeekShare;
import org.dutywatch.compliance.rules.policies.LimitsConfig;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The table {@code week_share}: what each shift adds to its week under each policy, as last evaluated. */
@ApplicationScoped
class WeekShares {
    private static final String REMOVE = """
            delete from week_share
             where employee_id = ? and shift_start = ? and policy <> all(?)
            """;
    private static final String UPSERT = """
            insert into week_share (employee_id, week_start, shift_start, policy, figures)
            values (?, ?, ?, ?, ?::jsonb)
            on conflict (employee_id, shift_start, policy) do update set figures = excluded.figures
            """;
    private static final String OF_WEEK =
            "select figures::text from week_share where employee_id = ? and week_start = ? order by shift_start, policy";

    private final DataSource database;
    private final ObjectMapper json;
    private final DepartmentWeek weeks;

    WeekShares(
            DataSource database,
            ObjectMapper json,
            @ConfigProperty(name = "dutywatch.zone") String zone,
            LimitsConfig config) {
        this.database = database;
        this.json = json;
        this.weeks = new DepartmentWeek(ZoneId.of(zone), config.weekStartsOn());
    }

    /** The start of the week that the shift belongs to. */
    Instant weekOf(Instant shiftStart) {
        return weeks.of(shiftStart).start();
    }

    /**
     * Replaces what the shift adds to its week.
     *
     * @return whether the result for the week may have changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean store(ShiftOutcome outcome) {
        List<WeekShare> shares =
                outcome instanceof ShiftOutcome.Evaluated evaluated ? evaluated.weekShares() : List.of();
        try (var connection = database.getConnection()) {
            boolean affected = remove(connection, outcome.key(), shares) || !shares.isEmpty();
            for (WeekShare share : shares) {
                store(connection, outcome.key(), share);
            }
            return affected;
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot write the shares of a week", e);
        }
    }

    private static boolean remove(Connection connection, ShiftKey key, List<WeekShare> kept) throws SQLException {
        try (var delete = connection.prepareStatement(REMOVE)) {
            delete.setString(1, key.employeeId());
            delete.setObject(2, key.start().atOffset(ZoneOffset.UTC));
            delete.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint",
                            kept.stream().map(WeekShare::policyVersion).toArray()));
            return delete.executeUpdate() > 0;
        }
    }

    private void store(Connection connection, ShiftKey key, WeekShare share) throws SQLException {
        try (var insert = connection.prepareStatement(UPSERT)) {
            insert.setString(1, key.employeeId());
            insert.setObject(2, weekOf(key.start()).atOffset(ZoneOffset.UTC));
            insert.setObject(3, key.start().atOffset(ZoneOffset.UTC));
            insert.setLong(4, share.policyVersion());
            insert.setString(5, json.writeValueAsString(share));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write the share of a week", e);
        }
    }

    /** Checks the week that this shift belongs to against its limit; empty where no limit per week is in force. */
    Optional<WeekRule.WeekCheck> checkWeek(ShiftKey key) {
        var week = weeks.of(key.start());
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(OF_WEEK)) {
            select.setString(1, key.employeeId());
            select.setObject(2, week.start().atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                List<WeekShare> shares = new ArrayList<>();
                while (rows.next()) {
                    shares.add(json.readValue(rows.getString(1), WeekShare.class));
                }
                return WeekRule.check(week, shares);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the shares of a week", e);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read the share of a week", e);
        }
    }
}
