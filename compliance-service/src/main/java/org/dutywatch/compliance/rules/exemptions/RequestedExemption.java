package org.dutywatch.compliance.rules.exemptions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.WeeklyHours;
import org.jspecify.annotations.Nullable;

/**
 * A requested exemption, from a REST request, a CSV row or an approved claim. It may still be refused.
 *
 * @param employeeId null if it is for a unit
 * @param unit applies to employees who belong to this unit at the start of a shift; null if it is for one employee
 * @param window when it applies; with weekly hours, the period in which they repeat
 * @param hours the weekly hours within the window; null if it applies during the whole window
 * @param sites keys of the site catalogue; empty means all sites
 * @param directedBy who ordered the official business, as free text; null if nobody is named
 * @param approvedBy id of the employee who approved it; null means the person who makes the request
 * @param reviewOn when to review whether it is still needed; null means one year after it is granted
 */
public record RequestedExemption(
        @Nullable String employeeId,
        @Nullable String unit,
        Interval window,
        @Nullable WeeklyHours hours,
        SortedSet<String> sites,
        ExemptionPurpose purpose,
        String reason,
        @Nullable String directedBy,
        @Nullable String approvedBy,
        @Nullable LocalDate reviewOn) {
    private static final Duration MAX_DURATION = Duration.ofDays(366);
    private static final int MAX_DAYS_TO_REVIEW = 366;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Pattern SITE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final int MAX_SITES = 100;

    /** An exemption of one employee for official duty, for one window and all sites. */
    public static RequestedExemption officialDuty(String employeeId, Interval window, String reason) {
        return new RequestedExemption(
                employeeId,
                null,
                window,
                null,
                new TreeSet<>(),
                ExemptionPurpose.OFFICIAL_DUTY,
                reason,
                null,
                null,
                null);
    }

    /** The employee id, or the word "unit" and the unit's name, for display. */
    public String subject() {
        return employeeId == null ? "unit " + unit : employeeId;
    }

    /**
     * Checks only the times: end after start, at most 366 days, years 2000 to 2100. Returns why they are refused, if
     * so.
     */
    public static Optional<String> refusal(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            return Optional.of("end " + end + " is not after start " + start);
        }
        if (start.isBefore(EARLIEST) || end.isAfter(LATEST)) {
            return Optional.of("the time is not between the years 2000 and 2100");
        }
        return Duration.between(start, end).compareTo(MAX_DURATION) > 0
                ? Optional.of("an exemption lasts at most " + MAX_DURATION.toDays() + " days")
                : Optional.empty();
    }

    /** Checks everything but the times, independent of who makes the request. Returns why it is refused, if so. */
    public Optional<String> refusal(LocalDate today) {
        if ((employeeId == null) == (unit == null)) {
            return Optional.of("name either employee_id or unit");
        }
        if (purpose == ExemptionPurpose.DIRECTED_BY_SUPERVISOR && directedBy == null) {
            return Optional.of("DIRECTED_BY_SUPERVISOR needs directed_by: who directed it");
        }
        if (directedBy != null && directedBy.equals(employeeId)) {
            return Optional.of("directed_by is the employee himself");
        }
        if (reviewOn != null && reviewOn.isAfter(today.plusDays(MAX_DAYS_TO_REVIEW))) {
            return Optional.of("review_date " + reviewOn + " is more than a year ahead");
        }
        return refusalOf(sites);
    }

    private static Optional<String> refusalOf(SortedSet<String> sites) {
        if (sites.size() > MAX_SITES) {
            return Optional.of("more than " + MAX_SITES + " sites are named");
        }
        List<String> malformed =
                sites.stream().filter(site -> !SITE.matcher(site).matches()).toList();
        return malformed.isEmpty()
                ? Optional.empty()
                : Optional.of("site '" + malformed.get(0) + "' is no key of the site catalogue, such as facebook");
    }
}
