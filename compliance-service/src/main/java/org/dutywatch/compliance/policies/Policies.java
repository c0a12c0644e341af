package org.dutywatch.compliance.policies;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.compliance.time.domain.Minutes;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;

/** Which limit holds. */
@ApplicationScoped
public class Policies {
    private static final String IN_FORCE = """
            select policy_id, version, limit_minutes
              from policy
             where approved_at is not null and effective_from <= ?
               and (unit is null or unit = ?)
             order by (unit is null), effective_from desc, version desc
             limit 1
            """;

    private final DataSource database;

    Policies(DataSource database) {
        this.database = database;
    }

    /**
     * The approved limit for a shift: the unit's own one before the general one, the latest effective one of those.
     *
     * @param at the start of the shift
     * @return nothing where no limit was approved: then nothing is found
     */
    public Optional<Policy> inForce(String unit, Instant at) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(IN_FORCE)) {
            select.setObject(1, at.atOffset(ZoneOffset.UTC));
            select.setString(2, unit);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Policy(
                                rows.getObject(1, UUID.class), rows.getLong(2), Minutes.of(rows.getBigDecimal(3))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read the policies", e);
        }
    }
}
