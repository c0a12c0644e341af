package org.dutywatch.compliance.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.compliance.policies.domain.Coverage.Subject;
import org.dutywatch.compliance.policies.domain.DatedPolicy;
import org.dutywatch.compliance.policies.domain.PolicyBook;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;

/** Reads the approved policies. */
@ApplicationScoped
public class Policies {
    private static final String APPROVED = """
            select policy_id, version, limit_minutes, unit, terms::text, effective_from, effective_until
              from policy where approved_at is not null
            """;

    private final DataSource database;
    private final ReadTerms termsMapper;

    Policies(DataSource database, ReadTerms termsMapper) {
        this.database = database;
        this.termsMapper = termsMapper;
    }

    /** All policies approved until now. Each call queries the database: call it once for many shifts. */
    public InForce inForce() {
        return new InForce(book());
    }

    /**
     * All approved policies and one more, approved or not, as if it were approved and in force from the given time on.
     *
     * @param from replaces the effective date of the added policy
     * @throws org.dutywatch.eventkit.problem.ProblemException NOT_FOUND if there is no such policy
     */
    @Transactional
    public InForce inForceWith(UUID draft, Instant from) {
        PolicyDraft policy = PolicyDraft.findById(draft);
        if (policy == null) {
            throw PoliciesResource.noSuchPolicy();
        }
        var dated = termsMapper.dated(policy);
        return new InForce(book().with(new DatedPolicy(
                dated.id(), dated.version(), dated.coverage(), dated.sites(), dated.limits(), from, dated.until())));
    }

    /** A snapshot of the approved policies. */
    public static final class InForce {
        private final PolicyBook book;

        private InForce(PolicyBook book) {
            this.book = book;
        }

        /**
         * The policies that apply to a shift; the one for all sites comes first.
         *
         * @param at the start of the shift
         * @return empty if no approved limit applies: then no minutes lead to a finding
         */
        public List<Policy> holding(Subject subject, Instant at) {
            return book.holding(subject, at).stream().map(Policy::of).toList();
        }
    }

    PolicyBook book() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(APPROVED);
                var rows = select.executeQuery()) {
            List<DatedPolicy> approved = new ArrayList<>();
            while (rows.next()) {
                approved.add(policy(rows));
            }
            return new PolicyBook(approved);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read the policies", e);
        }
    }

    private DatedPolicy policy(ResultSet row) throws SQLException {
        var terms = termsMapper.read(row.getString(5));
        var until = row.getObject(7, OffsetDateTime.class);
        return new DatedPolicy(
                row.getObject(1, UUID.class),
                row.getLong(2),
                terms.coverage(row.getString(4)),
                terms.siteScope(),
                terms.limits(row.getBigDecimal(3)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant());
    }
}
