package org.dutywatch.ingest.leaseimports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dutywatch.eventkit.csv.CsvColumns;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.dutywatch.ingest.attribution.domain.Addresses;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.attribution.domain.UserNames;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;

/** The columns of a file of leases. */
final class LeaseColumns implements LeaseRows {
    private static final CsvColumns ALL = new CsvColumns(List.of("address", "username", "start", "end"), List.of());
    private static final int QUOTED_CHARACTERS = 60;

    @Override
    public CsvColumns columns() {
        return ALL;
    }

    @Override
    public LeaseKey key(CsvRow row) throws RowRefused {
        String given = row.text("address");
        String address = Addresses.canonical(given)
                .orElseThrow(() -> new RowRefused("address '" + shortened(given) + "' is no IP address"));
        String holder = holder(row).map(UserName::value).orElse("");
        return new LeaseKey(address, holder, row.time("start"));
    }

    /** The end of the lease, exclusive; equal to {@code start} to remove the lease. */
    static Instant end(CsvRow row, Instant start) throws RowRefused {
        Instant end = row.time("end");
        if (end.isBefore(start)) {
            throw new RowRefused("end is before start");
        }
        return end;
    }

    /** The person whom the row names; empty if it names none. */
    static Optional<UserName> holder(CsvRow row) throws RowRefused {
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

    static String shortened(String given) {
        return given.length() > QUOTED_CHARACTERS ? given.substring(0, QUOTED_CHARACTERS) + "..." : given;
    }
}
