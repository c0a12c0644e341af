package org.dutywatch.compliance.rules.policies;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.policies.Coverage;
import org.dutywatch.compliance.model.policies.Limit;
import org.dutywatch.compliance.model.policies.Limits;
import org.dutywatch.compliance.model.policies.SiteScope;
import org.dutywatch.compliance.model.policies.WindowLimit;
import org.dutywatch.compliance.model.time.Minutes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a policy other than its limit per shift and its unit; stored as JSON in the column {@code terms}.
 *
 * @param siteCategories the requested categories
 * @param namedSites the requested sites
 * @param sites ids of all limited sites: the named ones and those of the categories; null or empty means all sites
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PolicyTerms(
        @Nullable BigDecimal noticeMinutesPerShift,
        @Nullable List<WindowLimitTerms> windows,
        @Nullable BigDecimal limitMinutesPerWeek,
        @Nullable BigDecimal noticeMinutesPerWeek,
        @Nullable String rank,
        @Nullable List<ShiftKind> kinds,
        @Nullable List<String> siteCategories,
        @Nullable List<String> namedSites,
        @Nullable List<String> sites) {

    /**
     * A limit for any interval of a given length within one shift.
     *
     * @param windowMinutes length of the interval, 1 to 1440 minutes
     * @param limitMinutes less than the length of the interval
     * @param noticeMinutes less than the limit; null means no notice level
     */
    public record WindowLimitTerms(
            @Schema(examples = "60") int windowMinutes,
            @Schema(examples = "10") BigDecimal limitMinutes,

            @Schema(examples = "5", nullable = true) @Nullable
            BigDecimal noticeMinutes) {}

    List<WindowLimitTerms> windowsOrNone() {
        return Objects.requireNonNullElse(windows, List.of());
    }

    Coverage coverage(@Nullable String unit) {
        return new Coverage(unit, rank, Set.copyOf(Objects.requireNonNullElse(kinds, List.<ShiftKind>of())));
    }

    SiteScope siteScope() {
        return new SiteScope(orNone(siteCategories), orNone(namedSites), orNone(sites));
    }

    /** @param limitMinutesPerShift null means no limit for the shift as a whole */
    Limits limits(@Nullable BigDecimal limitMinutesPerShift) {
        return new Limits(
                limit(limitMinutesPerShift, noticeMinutesPerShift),
                windowsOrNone().stream().map(PolicyTerms::window).toList(),
                limit(limitMinutesPerWeek, noticeMinutesPerWeek));
    }

    private static WindowLimit window(WindowLimitTerms one) {
        return new WindowLimit(
                Duration.ofMinutes(one.windowMinutes()),
                new Limit(Minutes.of(one.limitMinutes()), minutes(one.noticeMinutes())));
    }

    private static @Nullable Limit limit(@Nullable BigDecimal limit, @Nullable BigDecimal notice) {
        return limit == null ? null : new Limit(Minutes.of(limit), minutes(notice));
    }

    private static @Nullable Minutes minutes(@Nullable BigDecimal amount) {
        return amount == null ? null : Minutes.of(amount);
    }

    private static List<String> orNone(@Nullable List<String> texts) {
        return Objects.requireNonNullElse(texts, List.of());
    }
}
