package org.dutywatch.compliance.rules.policies;

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
import org.dutywatch.compliance.model.policies.ApprovedPolicies;
import org.dutywatch.compliance.model.policies.Coverage.PolicySubject;
import org.dutywatch.compliance.model.policies.DatedPolicy;
import org.dutywatch.compliance.model.policies.Policy;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/** Reads the approved policies. */
@ApplicationScoped
public class Policies {
    private static final String APPROVED = """
            select policy_id, version, limit_minutes, unit, terms::text, effective_from, effective_until
              from policy where approved_at is not null
            """;

    private final DataSource database;
    private final PolicyTermsMapper termsMapper;

    Policies(DataSource database, PolicyTermsMapper termsMapper) {
        this.database = database;
        this.termsMapper = termsMapper;
    }

    /**
     * All policies approved until now, also those that are not in force yet or no more. Each call queries the database:
     * call it once for many shifts.
     */
    public PolicySnapshot approved() {
        return new PolicySnapshot(readApproved());
    }

    /**
     * All approved policies and one more, approved or not, as if it were approved and effective from the given time on.
     *
     * @param from replaces the effective date of the added policy
     * @throws org.dutywatch.eventkit.problem.ProblemException NOT_FOUND if there is no such policy
     */
    @Transactional
    public PolicySnapshot approvedWith(UUID draft, Instant from) {
        StoredPolicy policy = StoredPolicy.findById(draft);
        if (policy == null) {
            throw PoliciesResource.noSuchPolicy();
        }
        var dated = termsMapper.toDatedPolicy(policy);
        return new PolicySnapshot(readApproved()
                .with(new DatedPolicy(
                        dated.id(),
                        dated.version(),
                        dated.coverage(),
                        dated.sites(),
                        dated.limits(),
                        from,
                        dated.until())));
    }

    /** A snapshot of the approved policies; it selects those in force at the start of a shift. */
    public static final class PolicySnapshot {
        private final ApprovedPolicies approvedPolicies;

        private PolicySnapshot(ApprovedPolicies approvedPolicies) {
            this.approvedPolicies = approvedPolicies;
        }

        /**
         * The policies that apply to a shift; the one for all sites comes first.
         *
         * @param at the start of the shift
         * @return empty if no approved limit applies: then no minutes lead to a finding
         */
        public List<Policy> applicableTo(PolicySubject subject, Instant at) {
            return approvedPolicies.applicableTo(subject, at).stream()
                    .map(Policy::of)
                    .toList();
        }
    }

    ApprovedPolicies readApproved() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(APPROVED);
                var rows = select.executeQuery()) {
            List<DatedPolicy> approved = new ArrayList<>();
            while (rows.next()) {
                approved.add(policy(rows));
            }
            return new ApprovedPolicies(approved);
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the policies", e);
        }
    }

    private DatedPolicy policy(ResultSet row) throws SQLException {
        var terms = termsMapper.fromJson(row.getString(5));
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
