package org.dutywatch.ingest.leaseformats.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Holder;

/**
 * The audit log of Windows DHCP servers: {@code 10,11/17/26,12:00:00,Assign,10.20.1.23,PC-7.ridgemont.example,001C420A0B0C}.
 * The date is always month/day/year, the time that of the server's clock. The lines do not say how long a lease is.
 */
final class WindowsDhcpLog implements LeaseLogFormat {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/yy");

    /** 10: new lease; 11: renewed; 20 and 21: for BOOTP. */
    private static final Set<String> GRANTED = Set.of("10", "11", "20", "21");

    /** 12: released; 16: deleted; 17 and 18: expired. */
    private static final Set<String> ENDED = Set.of("12", "16", "17", "18");

    @Override
    public String name() {
        return "windows-dhcp";
    }

    @Override
    public List<ReadLine> read(List<String> lines, LeaseLogSettings settings) {
        return TableLog.read(
                lines,
                header -> header.contains("id") && header.contains("ipaddress"),
                (header, row) -> read(header, row, settings));
    }

    private static Optional<LeaseClaim> read(List<String> header, List<String> row, LeaseLogSettings settings)
            throws LineRefused {
        String event = CsvLine.value(header, row, "id");
        boolean granted = GRANTED.contains(event);
        if (!granted && !ENDED.contains(event)) {
            return Optional.empty();
        }
        ClockTime time = time(CsvLine.value(header, row, "date"), CsvLine.value(header, row, "time"), settings);
        String address = Fields.address(CsvLine.value(header, row, "ipaddress"));
        String mac = CsvLine.value(header, row, "macaddress");
        String host = CsvLine.value(header, row, "hostname");
        if (granted) {
            Holder.Device device = Fields.device(mac, host);
            return Optional.of(
                    LeaseClaim.granted(address, device, time, time.latest().plus(settings.hold())));
        }
        Holder.Device device = mac.isEmpty() ? null : Fields.device(mac, host);
        return Optional.of(LeaseClaim.ended(address, device, time));
    }

    private static ClockTime time(String date, String time, LeaseLogSettings settings) throws LineRefused {
        try {
            return ClockTime.of(LocalDate.parse(date, DATE).atTime(LocalTime.parse(time)), settings.zone());
        } catch (DateTimeException e) {
            throw new LineRefused("its date and time are not such as 11/17/26 and 12:00:00");
        }
    }
}
