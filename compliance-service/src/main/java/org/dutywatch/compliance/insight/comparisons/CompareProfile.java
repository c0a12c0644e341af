package org.dutywatch.compliance.insight.comparisons;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.dutywatch.compliance.insight.comparisons.RosteredShifts.RosteredShift;
import org.dutywatch.compliance.insight.comparisons.domain.ComparedShift;
import org.dutywatch.compliance.insight.comparisons.domain.ProfileComparison;
import org.dutywatch.compliance.insight.dashboards.DashboardConfig;
import org.dutywatch.compliance.insight.dashboards.WholeWeeks;
import org.dutywatch.compliance.measuring.evaluation.FrozenShifts;
import org.dutywatch.compliance.measuring.evaluation.GatherFacts;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.LimitCheck;
import org.dutywatch.compliance.model.verdicts.LimitPeriod;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.rules.profiles.KnownProfiles;
import org.dutywatch.compliance.rules.profiles.ProfilesConfig;
import org.dutywatch.compliance.rules.profiles.SwitchProfile;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Roles;

/**
 * Compares another estimator profile with the profile in force: estimates each shift from stored evidence with both. It
 * writes nothing but an audit record. Only one comparison at a time: the evaluation of due shifts has priority.
 */
@ApplicationScoped
public class CompareProfile {
    private static final int BATCH_SIZE = 32;

    private final KnownProfiles knownProfiles;
    private final RosteredShifts rosteredShifts;
    private final GatherFacts gatherFacts;
    private final FrozenShifts frozenShifts;
    private final AuditTrail audit;
    private final ProfilesConfig config;
    private final DashboardConfig dashboards;
    private final WholeWeeks wholeWeeks;
    private final AccessScope accessScope;
    private final Caller caller;
    private final ZoneId zone;
    private final Semaphore comparisonRunning = new Semaphore(1);

    CompareProfile(
            KnownProfiles knownProfiles,
            RosteredShifts rosteredShifts,
            GatherFacts gatherFacts,
            FrozenShifts frozenShifts,
            AuditTrail audit,
            ProfilesConfig config,
            DashboardConfig dashboards,
            WholeWeeks wholeWeeks,
            AccessScope accessScope,
            Caller caller,
            ZoneId zone) {
        this.knownProfiles = knownProfiles;
        this.rosteredShifts = rosteredShifts;
        this.gatherFacts = gatherFacts;
        this.frozenShifts = frozenShifts;
        this.audit = audit;
        this.config = config;
        this.dashboards = dashboards;
        this.wholeWeeks = wholeWeeks;
        this.accessScope = accessScope;
        this.caller = caller;
        this.zone = zone;
    }

    /**
     * @throws ProblemException NOT_FOUND for a version that this release does not know; INVALID_REQUEST if the time is
     *     empty, or if the caller is no auditor and asks for one unit or for other times than whole weeks that have
     *     ended; RULE_REFUSED, unless he is an auditor, for few employees in a week; TOO_LARGE for more shifts than {@link
     *     ProfilesConfig#comparedShifts()}; TOO_MANY_REQUESTS while another comparison is running
     */
    public ComparisonResponse compare(String version, ComparisonRequest request) {
        var profile = knownProfiles.find(version).orElseThrow(SwitchProfile::noSuchProfile);
        if (!request.to().isAfter(request.from())) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "to must be after from");
        }
        boolean exact = caller.hasRole(Roles.AUDITOR);
        if (!exact) {
            refuseExact(request);
        }
        if (!comparisonRunning.tryAcquire()) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, "another comparison is running");
        }
        try {
            var shiftsToCompare = shiftsToCompare(request);
            audit.record("compare_estimator_profile", version, "shifts from " + request.from() + " to " + request.to());
            int smallestGroup = exact ? 1 : dashboards.smallestGroup();
            var report = compare(profile, shiftsToCompare, smallestGroup);
            if (report.ofFewPeople()) {
                throw new ProblemException(
                        ProblemType.RULE_REFUSED,
                        "the shifts of a week are of fewer than " + smallestGroup + " employees: choose other weeks");
            }
            var scope = accessScope.forRequest("view_comparison", null, null);
            return ComparisonResponse.of(version, request, report, scope, zone);
        } finally {
            comparisonRunning.release();
        }
    }

    private void refuseExact(ComparisonRequest request) {
        if (request.unit() != null) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "unit: only an auditor may compare one unit, because the others would follow by subtraction");
        }
        wholeWeeks.refuseUnlessWhole("a comparison", request.from(), request.to());
    }

    private List<RosteredShift> shiftsToCompare(ComparisonRequest request) {
        int limit = config.comparedShifts();
        var found = rosteredShifts.find(request, limit + 1);
        if (found.size() > limit) {
            throw new ProblemException(ProblemType.TOO_LARGE, "more than " + limit + " shifts: ask for a shorter time");
        }
        return found;
    }

    /** Reads the evidence of a few shifts at a time, to limit memory use. */
    private ProfileComparison.ProfileComparisonReport compare(
            EstimatorProfiles profile, List<RosteredShift> all, int smallestGroup) {
        var comparison = new ProfileComparison(smallestGroup, wholeWeeks::startOf);
        for (int from = 0; from < all.size(); from += BATCH_SIZE) {
            compare(
                    profile,
                    all.subList(from, Math.min(from + BATCH_SIZE, all.size())),
                    comparison,
                    smallestGroup == 1);
        }
        return comparison.report();
    }

    /** @param byUnit whether the result gives figures for each unit */
    private void compare(
            EstimatorProfiles profile, List<RosteredShift> batch, ProfileComparison comparison, boolean byUnit) {
        var facts = gatherFacts
                .gather(batch.stream().map(RosteredShift::key).toList())
                .facts();
        var frozen = frozenShifts.among(facts.keySet(), facts);
        for (RosteredShift shift : batch) {
            ShiftFacts inForce = facts.get(shift.key());
            if (inForce == null) {
                // The shift was removed from the roster in the meantime.
                continue;
            }
            if (frozen.contains(shift.key())) {
                comparison.skipFrozen();
            } else {
                comparison.add(new ComparedShift(
                        shift.key().employeeId(),
                        byUnit ? shift.unit() : "",
                        shift.key().start(),
                        profileResult(inForce),
                        profileResult(inForce.with(profile))));
            }
        }
    }

    private static ComparedShift.ProfileResult profileResult(ShiftFacts facts) {
        var measured = facts.checkLimits();
        var minutes = measured.measurement().minutes();
        var shift = facts.shift();
        var perShift = LimitCheck.mostSevere(measured.limitChecks(), LimitPeriod.SHIFT);
        var limit = perShift.map(check -> check.limit().most()).orElse(Minutes.ZERO);
        var estimate =
                new Estimate(shift.worked().end(), shift.kind(), minutes.low(), minutes.point(), minutes.high(), limit);
        Tier tier = perShift.flatMap(check -> Tier.of(check.verdict())).orElse(null);
        return new ComparedShift.ProfileResult(minutes.profile(), estimate, tier);
    }
}
