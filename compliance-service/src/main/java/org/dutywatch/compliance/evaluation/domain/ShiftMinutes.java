package org.dutywatch.compliance.evaluation.domain;

import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import org.dutywatch.compliance.attention.domain.Confidence;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * The on-duty minutes of one shift. Always {@code lowOfRequests <= low <= point <= high <= length of duty}.
 *
 * @param low what even a strict reader must count; more evidence never lowers it
 * @param lowOfRequests the part of {@code low} that inspected requests show without any tunnel
 * @param defended the part of {@code lowOfRequests} that stands even where the source shows no pages elsewhere, so that
 *     posts which such pages embed cannot be told from visits; only what this shows, too, accuses
 * @param point the best estimate
 * @param high what a generous reader could count
 * @param bySite point minutes as each site's observations alone show them. Not additive: sites overlap, and one site's
 *     pages carry a visit to another. A site without minutes is absent.
 * @param excluded minutes left out by reason; a reason without minutes is absent. For EMBED, POLLING and WEAK: the time
 *     on duty that a reader who joins everything at most five minutes apart would have counted for these observations,
 *     beyond what we count. Reasons may overlap each other.
 * @param profile version of the estimator
 * @param catalogues versions of the site catalogue behind the observations in the shift
 * @param firstAccess start of the first observation that counts on duty; null where none does
 * @param lastAccess end of the activity of the last observation that counts on duty; null where none does
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
