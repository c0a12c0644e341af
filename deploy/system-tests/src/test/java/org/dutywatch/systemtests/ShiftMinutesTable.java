package org.dutywatch.systemtests;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/**
 * On-duty minutes by shift.
 *
 * @param byShift low, point and high estimate in minutes, by employee and start of shift
 */
record ShiftMinutesTable(Map<String, List<BigDecimal>> byShift) {

    static ShiftMinutesTable ofCsv(String csv) {
        var minutes = new TreeMap<String, List<BigDecimal>>();
        for (var row : Csv.rows(csv)) {
            minutes.put(
                    row.get("employee_id") + " "
                            + java.time.OffsetDateTime.parse(row.get("shift_start"))
                                    .toInstant(),
                    figures(row));
        }
        return new ShiftMinutesTable(minutes);
    }

    static List<BigDecimal> figures(CSVRecord row) {
        return List.of(
                new BigDecimal(row.get("minutes_low")).setScale(1),
                new BigDecimal(row.get("minutes")).setScale(1),
                new BigDecimal(row.get("minutes_high")).setScale(1));
    }
}
