package org.dutywatch.compliance.profiles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;

/** Drafts and approves switches to another profile. The author cannot approve, and a switch is never for the past. */
@ApplicationScoped
class SwitchProfile {
    private final KnownProfiles known;
    private final Caller caller;
    private final AuditTrail audit;
    private final Event<DatedProfiles.Switched> switched;
    private final Clock clock;

    SwitchProfile(
            KnownProfiles known, Caller caller, AuditTrail audit, Event<DatedProfiles.Switched> switched, Clock clock) {
        this.known = known;
        this.caller = caller;
        this.audit = audit;
        this.switched = switched;
        this.clock = clock;
    }

    /**
     * @throws ProblemException NOT_FOUND for a version that this release does not know; RULE_REFUSED if the effective
     *     date is past
     */
    @Transactional
    ProfileUseResponse draft(String version, ProfileUseRequest request) {
        if (known.find(version).isEmpty()) {
            throw noSuchProfile();
        }
        Instant now = clock.instant();
        requireNotPast(request.effectiveFrom(), now);
        var use = new ProfileUse(version, request, caller.name(), now);
        use.persistAndFlush();
        audit.record("draft_estimator_profile_use", version, request.note());
        return ProfileUseResponse.of(use);
    }

    /**
     * @throws ProblemException NOT_FOUND if there is no such switch or profile; CONFLICT if it is already approved;
     *     RULE_REFUSED if the caller is its author, or if the effective date is past
     */
    @Transactional
    ProfileUseResponse approve(String version, UUID useId) {
        ProfileUse use = ProfileUse.findById(useId, LockModeType.PESSIMISTIC_WRITE);
        if (use == null || !use.version.equals(version) || known.find(version).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such use of this estimator profile");
        }
        if (use.approvedAt != null) {
            throw new ProblemException(ProblemType.CONFLICT, "the use is approved already");
        }
        if (use.author.equals(caller.name())) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "the author of a switch cannot approve it");
        }
        Instant now = clock.instant();
        requireNotPast(use.effectiveFrom, now);
        use.approver = caller.name();
        use.approvedAt = now;
        audit.record("approve_estimator_profile_use", version, use.note);
        switched.fire(new DatedProfiles.Switched());
        return ProfileUseResponse.of(use);
    }

    private static void requireNotPast(Instant effectiveFrom, Instant now) {
        if (effectiveFrom.isBefore(now)) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "effective_from is past: shifts that have begun keep the profile that they began with");
        }
    }

    static ProblemException noSuchProfile() {
        return new ProblemException(ProblemType.NOT_FOUND, "this release knows no such estimator profile");
    }
}
