package org.dutywatch.ingest.alarms.domain;

/**
 * When a source counts as unreadable: at least {@code fewestLines} lines of a window cannot be read and may be an
 * employee's, and they are more than {@code percent} of the lines of employees. It lasts until they are fewer than half
 * of that, so that a source near its limit does not begin and end an alarm again and again.
 *
 * @param fewestLines at least 1
 * @param percent 0 to 100; with 100 no source is unreadable
 */
public record UnreadableRule(long fewestLines, double percent) implements ShareRule {
    @Override
    public boolean begins(long affected, long lines) {
        return affected >= fewestLines && ShareRule.isMoreThan(percent, affected, lines);
    }

    @Override
    public boolean lasts(long affected, long lines) {
        return affected * 2 >= fewestLines && ShareRule.isMoreThan(percent / 2, affected, lines) && percent < 100;
    }

    /** The same rule with another limit. */
    public UnreadableRule withPercent(double other) {
        return new UnreadableRule(fewestLines, other);
    }
}
