package org.dutywatch.compliance.profiles;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;
import org.dutywatch.compliance.evaluation.FrozenShifts;
import org.dutywatch.compliance.evaluation.GatherFacts;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.evaluation.domain.Judgement;
import org.dutywatch.compliance.evaluation.domain.Measure;
import org.dutywatch.compliance.findings.domain.Figures;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.profiles.RosteredShifts.Rostered;
import org.dutywatch.compliance.profiles.domain.ComparedShift;
import org.dutywatch.compliance.profiles.domain.Comparison;
import org.dutywatch.compliance.time.domain.Minutes;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Compares another estimator profile with the profile in force: estimates each shift from stored evidence with both. It
 * writes nothing but an audit record. Only one comparison at a time: the evaluation of due shifts has priority.
 */
@ApplicationScoped
class CompareProfile {
    private final KnownProfiles known;
    private final RosteredShifts shifts;
    private final GatherFacts gatherFacts;
    private final FrozenShifts frozenShifts;
    private final AuditTrail audit;
    private final ProfilesConfig config;
    private final Semaphore comparisonRunning = new Semaphore(1);

    CompareProfile(
            KnownProfiles known,
            RosteredShifts shifts,
            GatherFacts gatherFacts,
            FrozenShifts frozenShifts,
            AuditTrail audit,
            ProfilesConfig config) {
        this.known = known;
        this.shifts = shifts;
        this.gatherFacts = gatherFacts;
        this.frozenShifts = frozenShifts;
        this.audit = audit;
        this.config = config;
    }

    /**
     * @throws ProblemException NOT_FOUND for a version that this release does not know; INVALID_REQUEST if the time is
     *     empty; TOO_LARGE for more shifts than {@link ProfilesConfig#comparedShifts()}; TOO_MANY_REQUESTS while
     *     another comparison is running
     */
    ComparisonResponse compare(String version, ComparisonRequest request) {
        var profile = known.find(version).orElseThrow(SwitchProfile::noSuchProfile);
        if (!request.to().isAfter(request.from())) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "to must be after from");
        }
        if (!comparisonRunning.tryAcquire()) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, "another comparison is running");
        }
        try {
            var shiftsToCompare = shiftsToCompare(request);
            audit.record("compare_estimator_profile", version, "shifts from " + request.from() + " to " + request.to());
            return ComparisonResponse.of(version, request, compare(profile, shiftsToCompare));
        } finally {
            comparisonRunning.release();
        }
    }

    private List<Rostered> shiftsToCompare(ComparisonRequest request) {
        int limit = config.comparedShifts();
        var found = shifts.find(request, limit + 1);
        if (found.size() > limit) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE, "more than " + limit + " shifts: ask for a shorter time or for one unit");
        }
        return found;
    }

    /** Reads the evidence of one shift at a time, to limit memory use. */
    private Comparison.Report compare(EstimatorProfiles profile, List<Rostered> all) {
        var comparison = new Comparison();
        for (Rostered one : all) {
            compare(profile, one, comparison);
        }
        return comparison.report();
    }

    private void compare(EstimatorProfiles profile, Rostered one, Comparison comparison) {
        var key = one.key();
        var found = gatherFacts.of(List.of(key));
        ShiftFacts facts = found.get(key);
        if (facts == null) {
            // The shift was removed from the roster in the meantime.
            return;
        }
        if (frozenShifts.among(List.of(key), found).isEmpty()) {
            comparison.add(new ComparedShift(
                    one.pseudonym(), one.unit(), key.start(), estimate(facts), estimate(facts.with(profile))));
        } else {
            comparison.skipFrozen();
        }
    }

    private static ComparedShift.Read estimate(ShiftFacts facts) {
        var measured = facts.measure();
        var minutes = measured.assessed().minutes();
        var shift = facts.shift();
        var perShift = Judgement.strongest(measured.judgements(), Measure.SHIFT);
        var limit = perShift.map(judgement -> judgement.limit().most()).orElse(Minutes.ZERO);
        var figures =
                new Figures(shift.span().end(), shift.kind(), minutes.low(), minutes.point(), minutes.high(), limit);
        Tier tier = perShift.flatMap(judgement -> Tier.of(judgement.verdict())).orElse(null);
        return new ComparedShift.Read(minutes.profile(), figures, tier);
    }
}
