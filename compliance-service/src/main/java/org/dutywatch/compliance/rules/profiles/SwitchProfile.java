package org.dutywatch.compliance.rules.profiles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;

/** Switches to another profile: drafts and approves them. A switch is never for the past. */
@ApplicationScoped
public class SwitchProfile implements DecidedChange<ProfileUse> {
    private final KnownProfiles knownProfiles;
    private final AwaitedDecisions decisions;
    private final Caller caller;
    private final AuditTrail audit;
    private final Event<ProfilesInForce.ProfileSwitched> profileSwitched;
    private final Clock clock;

    SwitchProfile(
            KnownProfiles knownProfiles,
            AwaitedDecisions decisions,
            Caller caller,
            AuditTrail audit,
            Event<ProfilesInForce.ProfileSwitched> profileSwitched,
            Clock clock) {
        this.knownProfiles = knownProfiles;
        this.decisions = decisions;
        this.caller = caller;
        this.audit = audit;
        this.profileSwitched = profileSwitched;
        this.clock = clock;
    }

    /**
     * @throws ProblemException NOT_FOUND for a version that this release does not know; RULE_REFUSED if the effective
     *     date is in the past
     */
    @Transactional
    ProfileUseResponse draft(String version, ProfileUseRequest request) {
        if (knownProfiles.find(version).isEmpty()) {
            throw noSuchProfile();
        }
        Instant now = clock.instant();
        requireNotPast(request.effectiveFrom(), now);
        var use = new ProfileUse(version, request, caller.name(), now);
        use.persistAndFlush();
        decisions.ask(decisions.askedNow(use.useId, DecisionKind.PROFILE_USE));
        audit.record("draft_estimator_profile_use", version, request.note());
        return ProfileUseResponse.of(use);
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.PROFILE_USE;
    }

    @Override
    public ProfileUse require(UUID useId) {
        ProfileUse use = ProfileUse.findById(useId);
        if (use == null || knownProfiles.find(use.version).isEmpty()) {
            throw noSuchUse();
        }
        return use;
    }

    /** @throws ProblemException RULE_REFUSED if the effective date is in the past */
    @Override
    public void approve(ProfileUse use, Answer answer) {
        requireNotPast(use.effectiveFrom, answer.at());
        use.approver = answer.by().user();
        use.approvedAt = answer.at();
        profileSwitched.fire(new ProfilesInForce.ProfileSwitched());
    }

    @Override
    public Audited audited(ProfileUse use) {
        return new Audited("estimator_profile_use", List.of(use.version), use.note);
    }

    private static void requireNotPast(Instant effectiveFrom, Instant now) {
        if (effectiveFrom.isBefore(now)) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "effective_from is in the past: shifts that have begun keep their profile");
        }
    }

    static ProblemException noSuchUse() {
        return new ProblemException(ProblemType.NOT_FOUND, "no such use of this estimator profile");
    }

    public static ProblemException noSuchProfile() {
        return new ProblemException(ProblemType.NOT_FOUND, "this release knows no such estimator profile");
    }
}
