package org.dutywatch.compliance.model.measuring;

import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.time.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * The on-duty minutes of one shift. Always
 * {@code defended <= lowOfRequests <= low <= point <= high <= length of duty}.
 *
 * @param low the low estimate; more evidence never lowers it
 * @param lowOfRequests the low estimate from inspected requests alone, without tunnels
 * @param defended the part of {@code lowOfRequests} that remains without accesses near embedded content, which are
 *     assumed to have come with another page. Where the source does not log unmonitored pages, posts embedded in them
 *     look like visits, so an alert requires that this figure is over the limit, too
 * @param point the best estimate
 * @param high the high estimate
 * @param bySite the best estimate from each site's observations alone. Not additive: sites overlap, and pages of one
 *     site can continue a visit to another. A site without minutes is absent.
 * @param excluded minutes that were not counted, by reason; a reason without minutes is absent. For EMBED, POLLING,
 *     WEAK, UNATTRIBUTED and DENIED: the time on duty, not counted here, that a log report with a gap of five minutes
 *     would count for these observations. Reasons may overlap.
 * @param confidence the confidence class of the figures
 * @param profile version of the estimator profile
 * @param catalogues versions of the site catalogue used for the observations in the shift
 * @param firstAccess start of the first observation that counts on duty; null if none does
 * @param lastAccess latest end of the activity of an observation that counts on duty; null if none does
 */
public record ShiftMinutes(
        Minutes low,
        Minutes lowOfRequests,
        Minutes defended,
        Minutes point,
        Minutes high,
        Map<String, Minutes> bySite,
        Map<ExclusionReason, Minutes> excluded,
        Confidence confidence,
        String profile,
        SortedSet<String> catalogues,
        @Nullable Instant firstAccess,
        @Nullable Instant lastAccess) {}
