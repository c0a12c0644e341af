package org.dutywatch.compliance.cases.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.model.findings.LimitContext;
import org.dutywatch.compliance.model.verdicts.LimitPeriod;
import org.dutywatch.compliance.model.verdicts.Verdict.ReviewReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How minutes were compared with the limit; what does not apply is absent from the JSON.
 *
 * @param per the period over which minutes are added up
 * @param windowMinutes length of the window in minutes; null unless {@code per} is WINDOW
 * @param from start of the window with the most minutes, or of the week; null if {@code per} is SHIFT
 * @param to end of that window or week, exclusive; null if {@code per} is SHIFT
 * @param noticeMinutes the notice level below the limit; null where there is none
 * @param siteCategories the site categories that the limit names; empty if it names none
 * @param sites ids of the sites that were counted; empty means every monitored site
 * @param why why a person should review the finding; null unless the tier is REVIEW
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LimitContextResponse(
        LimitPeriod per,

        @Schema(examples = "60", nullable = true) @Nullable Integer windowMinutes,

        @Nullable Instant from,
        @Nullable Instant to,

        @Schema(examples = "5.0", nullable = true) @Nullable BigDecimal noticeMinutes,

        List<String> siteCategories,
        List<String> sites,
        @Nullable ReviewReason why) {

    /** @return null for a plain limit per shift on every site */
    public static @Nullable LimitContextResponse of(LimitContext limitContext) {
        var notice = limitContext.notice();
        return limitContext.equals(LimitContext.SHIFT_LIMIT_ON_ALL_SITES)
                ? null
                : new LimitContextResponse(
                        limitContext.per(),
                        limitContext.windowMinutes(),
                        limitContext.from(),
                        limitContext.to(),
                        notice == null ? null : notice.toBigDecimal(),
                        limitContext.siteCategories(),
                        limitContext.sites(),
                        limitContext.why());
    }
}
