package org.dutywatch.ingest.alarms.domain;

/**
 * When the share of malformed lines of a source has jumped: at least {@code fewestLines} are malformed, and they are more
 * than {@code percent} of the lines. It lasts until they are fewer than half of that, or less than half of the jump is
 * left.
 *
 * @param fewestLines at least 1
 * @param percent the share before the jump and {@code points}; at most 100
 * @param points how many percentage points are a jump; with 100 there is none
 */
public record DriftRule(long fewestLines, double percent, double points) implements ShareRule {

    /** The rule for a source of which these lines were malformed before. */
    public static DriftRule after(long malformed, long lines, long fewestLines, double points) {
        double before = lines <= 0 ? 0 : malformed * 100.0 / lines;
        double percent = Math.round(Math.min(100, before + points) * 10) / 10.0;
        return new DriftRule(fewestLines, percent, points);
    }

    /** The same rule for an alarm that began with this percentage: what came since is not the normal share. */
    public DriftRule withPercent(double other) {
        return new DriftRule(fewestLines, other, points);
    }

    @Override
    public boolean begins(long affected, long lines) {
        return affected >= fewestLines && ShareRule.isMoreThan(percent, affected, lines);
    }

    @Override
    public boolean lasts(long affected, long lines) {
        return affected * 2 >= fewestLines && ShareRule.isMoreThan(percent - points / 2, affected, lines);
    }
}
