package org.dutywatch.compliance.rules.exemptions.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.WeeklyHours;
import org.dutywatch.compliance.rules.exemptions.ExemptionPurpose;
import org.dutywatch.compliance.rules.exemptions.ExemptionTextFormat;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.dutywatch.compliance.rules.exemptions.ResolveExemptSites;
import org.dutywatch.eventkit.csv.CsvColumns;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/** The columns of the CSV file of exemptions, and how a row of it is read. */
final class ExemptionColumns {
    static final CsvColumns ALL = new CsvColumns(
            List.of("employee_id", "start", "end", "reason"),
            List.of(
                    "directed_by",
                    "approved_by",
                    "unit",
                    "purpose",
                    "sites",
                    "categories",
                    "weekdays",
                    "time_from",
                    "time_to",
                    "zone",
                    "review_date"));

    private ExemptionColumns() {}

    /**
     * Reads one row; employees and units are not looked up here.
     *
     * @param departmentZone the zone of weekly hours where the row has no zone
     * @param siteLookup resolves site categories to sites
     * @throws RowRefused if a value is missing or malformed
     */
    static RequestedExemption read(CsvRow row, ZoneId departmentZone, ResolveExemptSites siteLookup) throws RowRefused {
        Instant start = row.time("start");
        Instant end = row.time("end");
        var refusal = RequestedExemption.refusal(start, end);
        if (refusal.isPresent()) {
            throw new RowRefused(refusal.get());
        }
        String unit = row.optional("unit").orElse(null);
        return new RequestedExemption(
                unit == null
                        ? row.text("employee_id")
                        : row.optional("employee_id").orElse(null),
                unit,
                new Interval(start, end),
                hours(row, departmentZone),
                sites(row, siteLookup),
                purpose(row),
                row.text("reason"),
                row.optional("directed_by").orElse(null),
                row.optional("approved_by").orElse(null),
                reviewDate(row));
    }

    private static SortedSet<String> sites(CsvRow row, ResolveExemptSites siteLookup) throws RowRefused {
        var categories = ExemptionTextFormat.sites(row.optional("categories").orElse(null));
        var refusal = siteLookup.refusal(categories);
        if (refusal.isPresent()) {
            throw new RowRefused(refusal.get());
        }
        return siteLookup.resolve(
                ExemptionTextFormat.sites(row.optional("sites").orElse(null)), categories);
    }

    private static ExemptionPurpose purpose(CsvRow row) throws RowRefused {
        String text = row.optional("purpose").orElse(ExemptionPurpose.OFFICIAL_DUTY.name());
        try {
            return ExemptionPurpose.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new RowRefused("purpose '" + text + "' is none of " + Arrays.toString(ExemptionPurpose.values()));
        }
    }

    private static @Nullable WeeklyHours hours(CsvRow row, ZoneId departmentZone) throws RowRefused {
        var days = row.optional("weekdays");
        if (days.isEmpty()) {
            if (row.optional("time_from").isPresent() || row.optional("time_to").isPresent()) {
                throw new RowRefused("time_from and time_to need weekdays, such as MON TUE");
            }
            return null;
        }
        try {
            var zone = row.optional("zone");
            return new WeeklyHours(
                    ExemptionTextFormat.days(days.get()),
                    LocalTime.parse(row.text("time_from")),
                    LocalTime.parse(row.text("time_to")),
                    zone.isEmpty() ? departmentZone : ZoneId.of(zone.get()));
        } catch (DateTimeException e) {
            throw new RowRefused("time_from and time_to are times such as 09:00, zone is one such as America/Chicago: "
                    + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new RowRefused("weekdays: " + e.getMessage());
        }
    }

    private static @Nullable LocalDate reviewDate(CsvRow row) throws RowRefused {
        var text = row.optional("review_date");
        try {
            return text.isEmpty() ? null : LocalDate.parse(text.get());
        } catch (DateTimeException e) {
            throw new RowRefused("review_date '" + text.get() + "' is no date such as 2027-05-01");
        }
    }
}
