package org.dutywatch.ingest.leases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dutywatch.eventkit.csv.CsvColumns;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.dutywatch.ingest.attribution.domain.Addresses;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.attribution.domain.UserNames;

/** The columns of a file of leases. */
final class LeaseColumns {
    static final CsvColumns ALL = new CsvColumns(List.of("address", "username", "start", "end"), List.of());
    private static final int QUOTED_CHARACTERS = 60;

    private LeaseColumns() {}

    /**
     * The content of a valid row.
     *
     * @param address canonical
     * @param holder empty for a shared terminal
     * @param end exclusive; equal to {@code start} to remove the lease
     */
    record RequestedLease(String address, Optional<UserName> holder, Instant start, Instant end) {
        boolean isRemoval() {
            return start.equals(end);
        }
    }

    /** Checks the row and returns its content. */
    static RequestedLease read(CsvRow row) throws RowRefused {
        String given = row.text("address");
        String address = Addresses.canonical(given)
                .orElseThrow(() -> new RowRefused("address '" + shortened(given) + "' is no IP address"));
        Optional<UserName> holder = holder(row);
        Instant start = row.time("start");
        Instant end = row.time("end");
        if (end.isBefore(start)) {
            throw new RowRefused("end is before start");
        }
        return new RequestedLease(address, holder, start, end);
    }

    private static Optional<UserName> holder(CsvRow row) throws RowRefused {
        Optional<String> given = row.optional("username");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Optional<UserName> holder = UserNames.normalise(given.get());
        if (holder.isEmpty()) {
            throw new RowRefused("username '" + shortened(given.get())
                    + "' names no person: leave it empty if several persons share the address");
        }
        return holder;
    }

    private static String shortened(String given) {
        return given.length() > QUOTED_CHARACTERS ? given.substring(0, QUOTED_CHARACTERS) + "..." : given;
    }
}
