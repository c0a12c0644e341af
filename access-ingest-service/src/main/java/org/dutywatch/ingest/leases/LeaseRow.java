package org.dutywatch.ingest.leases;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.dutywatch.ingest.attribution.domain.Addresses;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.attribution.domain.UserNames;

/**
 * One row of a file of leases, not yet checked.
 *
 * @param number from 1, without the header line
 * @param fields in the order of {@code header}
 */
record LeaseRow(int number, List<String> header, List<String> fields) {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    /** A row is invalid and is not imported. The other rows are. */
    static final class InvalidLeaseRow extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        InvalidLeaseRow(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

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
    RequestedLease parse() throws InvalidLeaseRow {
        if (fields.size() != header.size()) {
            throw new InvalidLeaseRow("the row has " + fields.size() + " fields, the header " + header.size());
        }
        String given = text("address");
        String address = Addresses.canonical(given)
                .orElseThrow(() -> new InvalidLeaseRow(
                        given.isEmpty() ? "address is empty" : "address '" + shortened(given) + "' is no IP address"));
        Optional<UserName> holder = holder(text("username"));
        Instant start = time("start");
        Instant end = time("end");
        if (end.isBefore(start)) {
            throw new InvalidLeaseRow("end is before start");
        }
        return new RequestedLease(address, holder, start, end);
    }

    private static Optional<UserName> holder(String given) throws InvalidLeaseRow {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Optional<UserName> holder = UserNames.normalise(given);
        if (holder.isEmpty()) {
            throw new InvalidLeaseRow("username '" + shortened(given)
                    + "' names no person: leave it empty if several persons share the address");
        }
        return holder;
    }

    private Instant time(String column) throws InvalidLeaseRow {
        String given = text(column);
        try {
            OffsetDateTime time = OffsetDateTime.parse(given);
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeParseException e) {
            throw new InvalidLeaseRow(
                    given.isEmpty()
                            ? column + " is empty"
                            : column + " '" + shortened(given)
                                    + "' is not a time with its offset, such as 2026-11-05T06:00:00-06:00");
        }
        throw new InvalidLeaseRow(column + " '" + given + "' is not between the years 2000 and 2100");
    }

    private String text(String column) {
        return fields.get(header.indexOf(column)).strip();
    }

    private static String shortened(String given) {
        String plain = given.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + "..." : plain;
    }
}
