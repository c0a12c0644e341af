package org.dutywatch.compliance.findings.domain;

import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.evaluation.domain.Measure;
import org.dutywatch.compliance.evaluation.domain.Verdict.Why;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * On what terms minutes were held against a limit.
 *
 * @param windowMinutes length of the window; null but for {@link Measure#WINDOW}
 * @param from start of the window or of the week; null for the shift
 * @param to its end
 * @param notice the notice level; null where the limit has none
 * @param siteCategories whose sites alone were counted; none for every site
 * @param sites that alone were counted; none for every site
 * @param why a person should look; null in an alert
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

    /** Whether somebody who was told the one learns nothing from the other: not why else a person should look. */
    boolean sayTheSameAs(Terms other) {
        return withoutWhy().equals(other.withoutWhy());
    }

    private Terms withoutWhy() {
        return new Terms(per, windowMinutes, from, to, notice, siteCategories, sites, null);
    }
}
