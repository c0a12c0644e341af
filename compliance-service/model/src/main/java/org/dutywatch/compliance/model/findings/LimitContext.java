package org.dutywatch.compliance.model.findings;

import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.LimitPeriod;
import org.dutywatch.compliance.model.verdicts.Verdict.ReviewReason;
import org.jspecify.annotations.Nullable;

/**
 * How the minutes of a finding were compared with a limit: over which period, on which sites.
 *
 * @param per the period over which minutes are added up
 * @param windowMinutes length of the window in minutes; null except for {@link LimitPeriod#WINDOW}
 * @param from start of the window with the most minutes, or of the week; null for {@link LimitPeriod#SHIFT}
 * @param to end of that window or week, exclusive; null for {@link LimitPeriod#SHIFT}
 * @param notice the notice level below the limit; null where the limit has none
 * @param siteCategories the site categories that the limit names; empty if it names none
 * @param sites ids of the sites that were counted, those of the categories included; empty means every monitored site
 * @param why why a person should review the finding; null if it is not a review
 */
public record LimitContext(
        LimitPeriod per,
        @Nullable Integer windowMinutes,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Minutes notice,
        List<String> siteCategories,
        List<String> sites,
        @Nullable ReviewReason why) {

    /** A limit per shift for every site. */
    public static final LimitContext SHIFT_LIMIT_ON_ALL_SITES =
            new LimitContext(LimitPeriod.SHIFT, null, null, null, null, List.of(), List.of(), null);

    public LimitContext {
        siteCategories = List.copyOf(siteCategories);
        sites = List.copyOf(sites);
    }

    /** For readers who may not see the employee: an exact time could give him away. */
    public LimitContext withoutTimes() {
        return new LimitContext(per, windowMinutes, null, null, notice, siteCategories, sites, why);
    }

    /** Whether a reader would learn nothing new from the other; a different reason for a review alone is not new. */
    boolean isEquivalentTo(LimitContext other) {
        return withoutWhy().equals(other.withoutWhy());
    }

    private LimitContext withoutWhy() {
        return new LimitContext(per, windowMinutes, from, to, notice, siteCategories, sites, null);
    }
}
