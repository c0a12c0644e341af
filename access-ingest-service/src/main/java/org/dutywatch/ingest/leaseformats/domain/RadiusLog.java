package org.dutywatch.ingest.leaseformats.domain;

import java.util.List;
import java.util.Optional;

/**
 * RADIUS accounting of FreeRADIUS: its detail files, or the table {@code radacct} as CSV. A session without a line for the
 * hold time has ended.
 */
final class RadiusLog implements LeaseLogFormat {
    @Override
    public String name() {
        return "radius";
    }

    @Override
    public List<ReadLine> read(List<String> lines, LeaseLogSettings settings) {
        boolean table = lines.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> isHeader(CsvLine.header(line)))
                .isPresent();
        return table
                ? TableLog.read(lines, RadiusLog::isHeader, (header, row) -> readRow(header, row, settings))
                : RadiusDetail.read(lines, settings);
    }

    private static boolean isHeader(List<String> header) {
        return header.contains("acctsessionid") && header.contains("acctstarttime");
    }

    private static Optional<LeaseClaim> readRow(List<String> header, List<String> row, LeaseLogSettings settings)
            throws LineRefused {
        ClockTime start = ClockTime.ofIso(CsvLine.value(header, row, "acctstarttime"), settings.zone());
        String stopped = CsvLine.value(header, row, "acctstoptime");
        String updated = CsvLine.value(header, row, "acctupdatetime");
        boolean over = isTime(stopped);
        ClockTime last = over
                ? ClockTime.ofIso(stopped, settings.zone())
                : isTime(updated) ? ClockTime.ofIso(updated, settings.zone()) : start;
        return Sessions.claim(
                CsvLine.value(header, row, "username"),
                Sessions.place(
                        CsvLine.value(header, row, "framedipaddress"), CsvLine.value(header, row, "callingstationid")),
                CsvLine.value(header, row, "acctsessionid"),
                start.earliest(),
                last.latest(),
                over ? last.latest() : last.latest().plus(settings.hold()));
    }

    /** MySQL exports a missing time as NULL or \N, and older servers as 0000-00-00 00:00:00. */
    private static boolean isTime(String text) {
        return !text.isEmpty() && !text.equalsIgnoreCase("null") && !text.equals("\\N") && !text.startsWith("0000");
    }
}
