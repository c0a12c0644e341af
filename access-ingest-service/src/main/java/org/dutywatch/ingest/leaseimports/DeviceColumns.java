package org.dutywatch.ingest.leaseimports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutywatch.eventkit.csv.CsvColumns;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.dutywatch.ingest.attribution.domain.DeviceNames;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;

/** The columns of a file of devices. */
final class DeviceColumns implements LeaseRows {
    private static final CsvColumns ALL =
            new CsvColumns(List.of("device", "kind", "username", "start", "end"), List.of());

    @Override
    public CsvColumns columns() {
        return ALL;
    }

    @Override
    public LeaseKey key(CsvRow row) throws RowRefused {
        String given = row.text("device");
        String device = DeviceNames.ofMac(given)
                .or(() -> DeviceNames.ofHost(given))
                .orElseThrow(() -> new RowRefused("device '" + LeaseColumns.shortened(given)
                        + "' is neither a MAC address such as 00:1c:42:0a:0b:0c nor a host name"));
        return new LeaseKey(device, holder(row), row.time("start"));
    }

    private static String holder(CsvRow row) throws RowRefused {
        String kind = row.text("kind").toLowerCase(Locale.ROOT);
        Optional<UserName> person = LeaseColumns.holder(row);
        return switch (kind) {
            case "employee" ->
                person.orElseThrow(() -> new RowRefused("username is empty: the kind is employee"))
                        .value();
            case "vehicle" -> person.map(UserName::value).orElse(LeaseKey.VEHICLE);
            case "shared" -> nobody(person, "");
            case "nat" -> nobody(person, LeaseKey.NAT);
            default ->
                throw new RowRefused(
                        "kind '" + LeaseColumns.shortened(kind) + "' is none of employee, shared, nat, vehicle");
        };
    }

    private static String nobody(Optional<UserName> person, String holder) throws RowRefused {
        if (person.isPresent()) {
            throw new RowRefused("username is given, but only the kinds employee and vehicle have one");
        }
        return holder;
    }
}
