package org.dutywatch.ingest.alarms.domain;

/** When the share of affected lines of a source is an alarm. */
public interface ShareRule {
    /** More than this percentage of lines is an alarm; 0 to 100. */
    double percent();

    /** Whether an alarm begins. */
    boolean begins(long affected, long lines);

    /** Whether an alarm that runs goes on. */
    boolean lasts(long affected, long lines);

    /** Whether more than so many percent of the lines are affected. */
    static boolean isMoreThan(double percent, long affected, long lines) {
        return affected * 100.0 > percent * lines;
    }
}
