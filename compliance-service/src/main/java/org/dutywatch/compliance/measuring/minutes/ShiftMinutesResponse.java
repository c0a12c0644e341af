package org.dutywatch.compliance.measuring.minutes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The estimated on-duty minutes of one shift.
 *
 * @param employeeId the id, or a pseudonym if the caller may not see who it is
 * @param name absent if the caller may not see who it is
 * @param shiftStart under a pseudonym the beginning of the local day, as {@code shiftEnd} and {@code evaluatedAt}
 * @param minutesLow the low estimate; under a pseudonym to the nearest 5 minutes, as all minutes but the limit
 * @param minutes the best estimate
 * @param minutesHigh the high estimate
 * @param sites minutes of each site; not additive, because sites overlap
 * @param excluded minutes that were not counted, by reason
 * @param limitMinutes the limit per shift for all sites; absent if there is none
 * @param firstAccess start of the first observation that counts; absent if none does, or under a pseudonym
 * @param lastAccess latest end of the activity of an observation that counts; absent if none does, or under a pseudonym
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShiftMinutesResponse(
        @Schema(examples = "E101") String employeeId,

        @Schema(examples = "Officer Sam Reyes", nullable = true) @Nullable
        String name,

        @Schema(examples = "2026-11-05T12:00:00Z") Instant shiftStart,

        @Schema(examples = "2026-11-06T00:00:00Z") Instant shiftEnd,

        @Schema(examples = "REGULAR") String kind,

        @Schema(examples = "41.2") BigDecimal minutesLow,

        @Schema(examples = "46.5") BigDecimal minutes,

        @Schema(examples = "52.0") BigDecimal minutesHigh,

        List<SiteMinutes> sites,
        List<ExcludedMinutes> excluded,
        Basis basis,

        @Schema(examples = "30.0", nullable = true) @Nullable
        BigDecimal limitMinutes,

        @Schema(nullable = true) @Nullable Instant firstAccess,

        @Schema(nullable = true) @Nullable Instant lastAccess,

        Instant evaluatedAt) {

    /** The confidence class, and the versions of the profile, catalogue and policy that the figures are based on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Basis(
            @Schema(examples = "URL_USERNAME") String confidence,

            @Schema(examples = "url-v2+tunnel-v2+flow-v2") String profile,

            @Schema(examples = "2026-11-01") String catalogue,

            @Schema(examples = "policy-1", nullable = true) @Nullable
            String policy) {}

    static ShiftMinutesResponse of(ShiftMinutesRow row, VisibleEmployees visibleEmployees) {
        boolean byId = visibleEmployees.isShownById(row.employeeId(), row.shiftStart());
        var shown = row.shownTo(visibleEmployees);
        return new ShiftMinutesResponse(
                visibleEmployees.label(row.employeeId(), row.shiftStart()),
                byId ? row.name() : null,
                shown.shiftStart(),
                shown.shiftEnd(),
                shown.kind(),
                shown.low(),
                shown.point(),
                shown.high(),
                shown.sites(),
                shown.excluded(),
                new Basis(shown.confidence(), shown.profile(), shown.catalogue(), shown.policy()),
                shown.limit(),
                shown.firstAccess(),
                shown.lastAccess(),
                shown.evaluatedAt());
    }
}
