package org.dutywatch.compliance.findings.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.findings.domain.FindingLife.Step;
import org.jspecify.annotations.Nullable;

/**
 * What people did about a finding since it was last opened or reopened, computed from its history. It is separate from
 * the measurement: {@link FindingLife} does not use it.
 *
 * @param reporters those who acknowledged the finding
 * @param reviewer the one who started the review; null if there was no review or the user is not known
 * @param decided tier and figures of the finding when it was last closed; null if it was not closed
 * @param noticeAt when the employee was given notice; null if he was not, or if the finding was raised since, which
 *     needs a new notice
 * @param replied whether the employee replied; a later notice or a raise resets it, since an earlier reply does not
 *     answer them
 */
public record FindingCase(
        FindingState state,
        List<Actor> reporters,
        @Nullable Actor reviewer,
        @Nullable Said decided,
        @Nullable Instant noticeAt,
        boolean replied) {

    private static final FindingCase NEW = new FindingCase(FindingState.OPEN, List.of(), null, null, null, false);

    public FindingCase {
        reporters = List.copyOf(reporters);
    }

    /** How much a finding claimed at one time. */
    public record Said(Tier tier, Figures figures) {
        /** Whether this is more: a higher tier, or more minutes or indications in the same tier. */
        boolean moreThan(Said other) {
            return tier == other.tier() ? figures.comparedTo(other.figures()) > 0 : tier.compareTo(other.tier()) > 0;
        }
    }

    /**
     * One revision in the history of a finding.
     *
     * @param by who made the change; null where an input changed, or the user is not known
     */
    public record Event(
            Change change, FindingState state, @Nullable Actor by, Said said, Instant at) {}

    /** @param history all revisions, the first one first */
    public static FindingCase of(List<Event> history) {
        FindingCase current = NEW;
        for (Event event : history) {
            current = current.after(event);
        }
        return current;
    }

    private FindingCase after(Event event) {
        FindingState now = event.state();
        return switch (event.change()) {
            case OPENED, REOPENED, WITHDRAWN, SUPERSEDED -> new FindingCase(now, List.of(), null, null, null, false);
            case RAISED -> new FindingCase(now, reporters, reviewer, decided, null, false);
            case LOWERED, REVISED -> new FindingCase(now, reporters, reviewer, decided, noticeAt, replied);
            case ACKNOWLEDGED ->
                new FindingCase(now, with(reporters, event.by()), reviewer, decided, noticeAt, replied);
            case NOTICE_GIVEN -> new FindingCase(now, reporters, reviewer, decided, event.at(), false);
            case REPLIED -> new FindingCase(now, reporters, reviewer, decided, noticeAt, true);
            case REVIEW_STARTED -> new FindingCase(now, reporters, event.by(), decided, noticeAt, replied);
            case CLOSED, REFERRED -> new FindingCase(now, reporters, reviewer, event.said(), noticeAt, replied);
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
     * @param step the change as {@link FindingLife} computed it
     */
    public Step follow(Step step) {
        var next = step.standing();
        boolean exceedsDecision = decided != null && new Said(next.tier(), next.figures()).moreThan(decided);
        return next.state() == FindingState.CLOSED && exceedsDecision
                ? new Step(next.reopened(), Change.REOPENED)
                : step;
    }

    boolean isReporter(Actor who) {
        return reporters.stream().anyMatch(who::isSameAs);
    }

    /** Whether this person acknowledged the finding or, where nobody did, started its review. */
    boolean broughtUpBy(Actor who) {
        return isReporter(who) || (reporters.isEmpty() && reviewer != null && reviewer.isSameAs(who));
    }
}
