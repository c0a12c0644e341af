package org.dutywatch.compliance.findings.domain;

import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.evaluation.domain.Measure;
import org.dutywatch.compliance.evaluation.domain.Verdict.Why;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * How the minutes of a finding were compared with a limit: over which period, on which sites.
 *
 * @param per the period over which minutes are added up
 * @param windowMinutes length of the window in minutes; null except for {@link Measure#WINDOW}
 * @param from start of the window with the most minutes, or of the week; null for {@link Measure#SHIFT}
 * @param to end of that window or week, exclusive; null for {@link Measure#SHIFT}
 * @param notice the notice level below the limit; null where the limit has none
 * @param siteCategories the site categories that the limit names; empty if it names none
 * @param sites ids of the sites that were counted, those of the categories included; empty means every monitored site
 * @param why why a person should review the finding; null if it is not a review
 */
public record Terms(
        Measure per,
        @Nullable Integer windowMinutes,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Minutes notice,
        List<String> siteCategories,
        List<String> sites,
        @Nullable Why why) {

    /** A limit per shift for every site. */
    public static final Terms PLAIN = new Terms(Measure.SHIFT, null, null, null, null, List.of(), List.of(), null);

    public Terms {
        siteCategories = List.copyOf(siteCategories);
        sites = List.copyOf(sites);
    }

    /** Whether a reader would learn nothing new from the other; a different reason for a review alone is not new. */
    boolean sayTheSameAs(Terms other) {
        return withoutWhy().equals(other.withoutWhy());
    }

    private Terms withoutWhy() {
        return new Terms(per, windowMinutes, from, to, notice, siteCategories, sites, null);
    }
}
