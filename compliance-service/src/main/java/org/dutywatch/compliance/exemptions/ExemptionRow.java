package org.dutywatch.compliance.exemptions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dutywatch.compliance.exemptions.domain.WeeklyHours;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * An exemption as somebody asks for it.
 *
 * @param employeeId null where it is about a unit
 * @param unit whose members it is about, as they are at the start of a shift; null where it is about one person
 * @param window when it holds; of a weekly one, from when to when
 * @param hours null where it holds all the time
 * @param sites empty for all
 * @param directedBy who ordered the official business, in the department's words
 * @param approvedBy the employee who approved it; null means who asks
 * @param reviewOn when somebody should look whether it is still needed; null means a year from now
 */
public record ExemptionRow(
        @Nullable String employeeId,
        @Nullable String unit,
        Interval window,
        @Nullable WeeklyHours hours,
        SortedSet<String> sites,
        Purpose purpose,
        String reason,
        @Nullable String directedBy,
        @Nullable String approvedBy,
        @Nullable LocalDate reviewOn) {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_UNREVIEWED_DAYS = 366;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Pattern SITE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final int MOST_SITES = 100;

    /** Official duty of one person in one window, on all sites. */
    public static ExemptionRow officialDuty(String employeeId, Interval window, String reason) {
        return new ExemptionRow(
                employeeId, null, window, null, new TreeSet<>(), Purpose.OFFICIAL_DUTY, reason, null, null, null);
    }

    /** The employee or the unit, for people. */
    String subject() {
        return employeeId == null ? "unit " + unit : employeeId;
    }

    /** Why there can be no exemption for this time; nothing when there can. */
    public static Optional<String> refusal(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            return Optional.of("end " + end + " is not after start " + start);
        }
        if (start.isBefore(EARLIEST) || end.isAfter(LATEST)) {
            return Optional.of("the time is not between the years 2000 and 2100");
        }
        return Duration.between(start, end).compareTo(LONGEST) > 0
                ? Optional.of("an exemption lasts at most " + LONGEST.toDays() + " days")
                : Optional.empty();
    }

    /** Why it cannot be granted, whoever asks; nothing when it can. */
    Optional<String> refusal(LocalDate today) {
        if ((employeeId == null) == (unit == null)) {
            return Optional.of("name either employee_id or unit");
        }
        if (purpose == Purpose.DIRECTED_BY_SUPERVISOR && directedBy == null) {
            return Optional.of("DIRECTED_BY_SUPERVISOR needs directed_by: who directed it");
        }
        if (directedBy != null && directedBy.equals(employeeId)) {
            return Optional.of("directed_by is the employee himself");
        }
        if (reviewOn != null && reviewOn.isAfter(today.plusDays(LONGEST_UNREVIEWED_DAYS))) {
            return Optional.of("review_date " + reviewOn + " is more than a year ahead");
        }
        return refusalOf(sites);
    }

    private static Optional<String> refusalOf(SortedSet<String> sites) {
        if (sites.size() > MOST_SITES) {
            return Optional.of("more than " + MOST_SITES + " sites are named");
        }
        List<String> odd =
                sites.stream().filter(site -> !SITE.matcher(site).matches()).toList();
        return odd.isEmpty()
                ? Optional.empty()
                : Optional.of("site '" + odd.get(0) + "' is no key of the site catalogue, such as facebook");
    }
}
