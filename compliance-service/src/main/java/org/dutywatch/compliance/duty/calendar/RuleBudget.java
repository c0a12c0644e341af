package org.dutywatch.compliance.duty.calendar;

import org.dutywatch.eventkit.csv.RowRefused;

/**
 * Bounds the work of the recurrence rules of one file. A step is one day that is compared with a rule. It takes less
 * than a microsecond, so that the worst file takes seconds; the bound itself does not depend on time.
 */
final class RuleBudget {
    /** Days in 270 years: more than any rule of a roster needs. */
    static final int STEPS_PER_RULE = 100_000;
    /** Enough for 10,000 daily rules of four years. */
    static final int STEPS_PER_FILE = 15_000_000;

    private int left = STEPS_PER_FILE;
    private int leftOfRule;

    /** Begins with another rule. */
    void beginRule() {
        leftOfRule = STEPS_PER_RULE;
    }

    /** @throws RowRefused if this rule, or all rules of the file together, took too many steps */
    void spendStep() throws RowRefused {
        if (leftOfRule <= 0) {
            throw new RowRefused("RRULE compares more than " + STEPS_PER_RULE
                    + " days: let the event begin later, or give a shorter window");
        }
        if (left <= 0) {
            throw new RowRefused("the rules of the calendar together compare more than " + STEPS_PER_FILE
                    + " days: let the events begin later, or give a shorter window");
        }
        left--;
        leftOfRule--;
    }

    int spent() {
        return STEPS_PER_FILE - left;
    }
}
