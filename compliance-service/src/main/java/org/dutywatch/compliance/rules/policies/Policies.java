package org.dutywatch.compliance.rules.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.policies.ApprovedPolicies;
import org.dutywatch.compliance.model.policies.Coverage.PolicySubject;
import org.dutywatch.compliance.model.policies.DatedPolicy;
import org.dutywatch.compliance.model.policies.Policy;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;

/** Reads the approved policies. */
@ApplicationScoped
public class Policies {
    private static final String APPROVED = """
            select policy_id, version, limit_minutes, unit, terms, effective_from, effective_until
              from policy where approved_at is not null
            """;

    private final Database database;
    private final PolicyTermsMapper termsMapper;

    Policies(Database database, PolicyTermsMapper termsMapper) {
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
            throw new ProblemException(ProblemType.NOT_FOUND, "no such policy");
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
        return new ApprovedPolicies(database.withHandle(
                handle -> handle.createQuery(APPROVED).map(this::policy).list()));
    }

    private DatedPolicy policy(RowView row) {
        var terms = termsMapper.fromJson(row.getColumn("terms", String.class));
        return new DatedPolicy(
                row.getColumn("policy_id", UUID.class),
                row.getColumn("version", Long.class),
                terms.coverage(row.getColumn("unit", String.class)),
                terms.siteScope(),
                terms.limits(row.getColumn("limit_minutes", BigDecimal.class)),
                row.getColumn("effective_from", Instant.class),
                row.getColumn("effective_until", Instant.class));
    }
}
