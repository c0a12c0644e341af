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

/** Drafts a switch to another profile, and puts it in force by a second person's decision; never for the past. */
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

    /** @throws ProblemException NOT_FOUND for a version that this release does not know; RULE_REFUSED for the past */
    @Transactional
    ProfileUseResponse draft(String version, ProfileUseRequest request) {
        if (known.find(version).isEmpty()) {
            throw noSuchProfile();
        }
        Instant now = clock.instant();
        refuseThePast(request.effectiveFrom(), now);
        var use = new ProfileUse(version, request, caller.name(), now);
        use.persistAndFlush();
        audit.record("draft_estimator_profile_use", version, request.note());
        return ProfileUseResponse.of(use);
    }

    /**
     * @throws ProblemException NOT_FOUND; CONFLICT when it is approved already; RULE_REFUSED for the author, and once
     *     the shifts that it was meant for have begun
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
        refuseThePast(use.effectiveFrom, now);
        use.approver = caller.name();
        use.approvedAt = now;
        audit.record("approve_estimator_profile_use", version, use.note);
        switched.fire(new DatedProfiles.Switched());
        return ProfileUseResponse.of(use);
    }

    private static void refuseThePast(Instant effectiveFrom, Instant now) {
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
