package org.dutywatch.compliance.findings;

import java.util.Optional;
import org.dutywatch.compliance.evaluation.ShiftOutcome;
import org.dutywatch.compliance.findings.domain.Figures;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.minutes.ExcludedMinutes;
import org.dutywatch.compliance.minutes.SiteMinutes;
import org.dutywatch.compliance.minutes.Versions;
import org.dutywatch.compliance.policies.Policy;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/** Minutes against the limit in force (clause IV.C). */
final class AccessFinding {
    private AccessFinding() {}

    /** @return nothing where no limit was ever in force: nothing is measured, and nothing can be taken back */
    static Optional<Borne> borne(ShiftOutcome.Evaluated evaluated, @Nullable Finding known) {
        return limit(evaluated.policy(), known).map(limit -> {
            var minutes = evaluated.minutes();
            var shift = evaluated.shift();
            return new Borne(
                    Tier.of(evaluated.verdict()).orElse(null),
                    new Figures(
                            shift.span().end(),
                            shift.kind(),
                            minutes.low(),
                            minutes.point(),
                            minutes.high(),
                            limit.minutes()),
                    new Finding.Basis(
                            minutes.confidence().name(),
                            SiteMinutes.of(minutes),
                            ExcludedMinutes.of(minutes),
                            minutes.profile(),
                            Versions.catalogue(minutes),
                            limit.policy(),
                            minutes.firstAccess(),
                            minutes.lastAccess()));
        });
    }

    /** What minutes are measured against. */
    private record Limit(Minutes minutes, String policy) {}

    /** Without a limit in force, what is taken back still names the one that it was measured against. */
    private static Optional<Limit> limit(@Nullable Policy policy, @Nullable Finding known) {
        if (policy != null) {
            return Optional.of(new Limit(policy.limitMinutes(), Versions.policy(policy)));
        }
        return Optional.ofNullable(known)
                .map(was ->
                        new Limit(was.standing().figures().limit(), was.basis().policy()));
    }
}
