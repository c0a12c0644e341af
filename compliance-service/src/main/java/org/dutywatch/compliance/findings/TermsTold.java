package org.dutywatch.compliance.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.evaluation.domain.Measure;
import org.dutywatch.compliance.evaluation.domain.Verdict.Why;
import org.dutywatch.compliance.findings.domain.Terms;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * On what terms minutes were held against the limit; what does not apply is absent.
 *
 * @param per over what minutes are added up
 * @param windowMinutes the length of the window
 * @param from start of the fullest window, or of the week
 * @param to its end
 * @param noticeMinutes the notice level below the limit
 * @param siteCategories whose sites alone were counted
 * @param sites that alone were counted
 * @param why a person should look, where it is no alert
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TermsTold(
        Measure per,

        @Schema(examples = "60", nullable = true) @Nullable Integer windowMinutes,

        @Nullable Instant from,
        @Nullable Instant to,

        @Schema(examples = "5.0", nullable = true) @Nullable BigDecimal noticeMinutes,

        List<String> siteCategories,
        List<String> sites,
        @Nullable Why why) {

    /** @return null where there is nothing to say but that a shift was measured */
    static @Nullable TermsTold of(Terms terms) {
        var notice = terms.notice();
        return terms.equals(Terms.PLAIN)
                ? null
                : new TermsTold(
                        terms.per(),
                        terms.windowMinutes(),
                        terms.from(),
                        terms.to(),
                        notice == null ? null : notice.toBigDecimal(),
                        terms.siteCategories(),
                        terms.sites(),
                        terms.why());
    }
}
