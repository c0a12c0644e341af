package org.dutywatch.compliance.model.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.FindingLifecycle;
import org.dutywatch.compliance.model.findings.FindingLifecycle.FindingRevision;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What people did about a finding since it was last opened or reopened, computed from its history. It is separate from
 * the measurement: {@link FindingLifecycle} does not use it.
 *
 * @param reporters those who acknowledged the finding
 * @param reviewer the one who started the review; null if there was no review or the user is not known
 * @param decidedSeverity tier and figures of the finding when it was last closed; null if it was not closed
 * @param noticeAt when the employee was given notice; null if he was not, or if the finding was raised since, which
 *     needs a new notice
 * @param replied whether the employee replied; a later notice or a raise resets it, since an earlier reply does not
 *     answer them
 */
public record FindingCase(
        FindingState state,
        List<Actor> reporters,
        @Nullable Actor reviewer,
        @Nullable Severity decidedSeverity,
        @Nullable Instant noticeAt,
        boolean replied) {

    private static final FindingCase NEW = new FindingCase(FindingState.OPEN, List.of(), null, null, null, false);

    public FindingCase {
        reporters = List.copyOf(reporters);
    }

    /** The tier and figures of a finding at one time. */
    public record Severity(Tier tier, Estimate estimate) {
        /** Whether this is more: a higher tier, or more minutes or indications in the same tier. */
        boolean exceeds(Severity other) {
            return tier == other.tier() ? estimate.comparedTo(other.estimate()) > 0 : tier.compareTo(other.tier()) > 0;
        }
    }

    /**
     * One revision in the history of a finding.
     *
     * @param by who made the change; null where an input changed, or the user is not known
     */
    public record CaseEvent(
            FindingChangeKind change,
            FindingState state,
            @Nullable Actor by,
            Severity severity,
            Instant at) {}

    /** @param history all revisions, the first one first */
    public static FindingCase of(List<CaseEvent> history) {
        FindingCase current = NEW;
        for (CaseEvent event : history) {
            current = current.after(event);
        }
        return current;
    }

    private FindingCase after(CaseEvent event) {
        FindingState now = event.state();
        return switch (event.change()) {
            case OPENED, REOPENED, WITHDRAWN, SUPERSEDED -> new FindingCase(now, List.of(), null, null, null, false);
            case RAISED -> new FindingCase(now, reporters, reviewer, decidedSeverity, null, false);
            case LOWERED, REVISED -> new FindingCase(now, reporters, reviewer, decidedSeverity, noticeAt, replied);
            case ACKNOWLEDGED ->
                new FindingCase(now, with(reporters, event.by()), reviewer, decidedSeverity, noticeAt, replied);
            case NOTICE_GIVEN -> new FindingCase(now, reporters, reviewer, decidedSeverity, event.at(), false);
            case REPLIED -> new FindingCase(now, reporters, reviewer, decidedSeverity, noticeAt, true);
            case REVIEW_STARTED -> new FindingCase(now, reporters, event.by(), decidedSeverity, noticeAt, replied);
            case CLOSED, REFERRED -> new FindingCase(now, reporters, reviewer, event.severity(), noticeAt, replied);
        };
    }

    private static List<Actor> with(List<Actor> all, @Nullable Actor one) {
        List<Actor> more = new ArrayList<>(all);
        if (one != null) {
            more.add(one);
        }
        return more;
    }

    /**
     * Applies a change of the measurement to the case: a closed finding stays closed unless it now claims more than
     * when it was closed; then it is reopened.
     *
     * @param revision the change as {@link FindingLifecycle} computed it
     */
    public FindingRevision applyMeasurement(FindingRevision revision) {
        var next = revision.snapshot();
        boolean exceedsDecision =
                decidedSeverity != null && new Severity(next.tier(), next.estimate()).exceeds(decidedSeverity);
        return next.state() == FindingState.CLOSED && exceedsDecision
                ? new FindingRevision(next.reopened(), FindingChangeKind.REOPENED)
                : revision;
    }

    boolean isReporter(Actor who) {
        return reporters.stream().anyMatch(who::isSamePersonAs);
    }

    /** Whether this person acknowledged the finding or, where nobody did, started its review. */
    boolean isInitiator(Actor who) {
        return isReporter(who) || (reporters.isEmpty() && reviewer != null && reviewer.isSamePersonAs(who));
    }
}
