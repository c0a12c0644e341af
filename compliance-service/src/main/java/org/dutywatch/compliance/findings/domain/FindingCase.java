package org.dutywatch.compliance.findings.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.findings.domain.FindingLife.Step;
import org.jspecify.annotations.Nullable;

/**
 * What people did about a finding since it was opened last, as its history tells it. It is kept apart from what is
 * measured: {@link FindingLife} knows nothing of it.
 *
 * @param reporters who acknowledged it
 * @param reviewer who opened its review
 * @param decided what it said when it was closed last
 * @param noticeAt when the employee was told of what it says; a rise needs to be told anew
 * @param replied whether the employee answered since; what he said before the notice is no answer to it
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

    /** How much a finding said. */
    public record Said(Tier tier, Figures figures) {
        /** Whether it said more: a higher tier, or more minutes or indications in the same. */
        boolean moreThan(Said other) {
            return tier == other.tier() ? figures.comparedTo(other.figures()) > 0 : tier.compareTo(other.tier()) > 0;
        }
    }

    /**
     * One line of the history.
     *
     * @param by null where no person did it, or who did is not known
     */
    public record Event(
            Change change, FindingState state, @Nullable Actor by, Said said, Instant at) {}

    /** @param history from the first revision on */
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
     * What was measured moved a finding: what was closed stays closed unless it says more now than what was decided.
     *
     * @param step as {@link FindingLife} tells it
     */
    public Step follow(Step step) {
        var now = step.standing();
        boolean more = decided != null && new Said(now.tier(), now.figures()).moreThan(decided);
        return now.state() == FindingState.CLOSED && more ? new Step(now.reopened(), Change.REOPENED) : step;
    }

    boolean isReporter(Actor who) {
        return reporters.stream().anyMatch(who::isSameAs);
    }

    /** Who brought it up: who acknowledged it, or where nobody did, who opened the review. */
    boolean broughtUpBy(Actor who) {
        return isReporter(who) || (reporters.isEmpty() && reviewer != null && reviewer.isSameAs(who));
    }
}
