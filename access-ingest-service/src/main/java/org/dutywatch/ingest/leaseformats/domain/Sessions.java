package org.dutywatch.ingest.leaseformats.domain;

import java.time.Instant;
import java.util.Optional;
import org.dutywatch.ingest.attribution.domain.Addresses;
import org.dutywatch.ingest.attribution.domain.DeviceNames;
import org.dutywatch.ingest.attribution.domain.Holder;
import org.dutywatch.ingest.attribution.domain.LoggedName;
import org.dutywatch.ingest.attribution.domain.UserNames;

/** Makes claims of the sessions of persons. */
final class Sessions {
    private static final int LONGEST_ID = 200;
    private static final String NO_ADDRESS = "0.0.0.0";

    private Sessions() {}

    /**
     * The session of a person; empty if it is of a machine.
     *
     * @param place canonical address, or name of a device
     * @throws LineRefused if it names no person for another reason, or its times are in no order
     */
    static Optional<LeaseClaim> claim(String user, String place, String id, Instant from, Instant at, Instant until)
            throws LineRefused {
        LoggedName name = UserNames.read(user);
        if (name.equals(LoggedName.MACHINE_ACCOUNT)) {
            return Optional.empty();
        }
        if (!(name instanceof LoggedName.Person person)) {
            throw new LineRefused("its user name names no person");
        }
        if (from.isAfter(at) || until.isBefore(at)) {
            throw new LineRefused("its session ends before it begins");
        }
        if (id.length() > LONGEST_ID) {
            throw new LineRefused("the id of its session is longer than " + LONGEST_ID + " characters");
        }
        return Optional.of(new LeaseClaim(place, new Holder.Person(person.name()), id, from, at, until));
    }

    /** Where a session is: the address of the client, or else its device. */
    static String place(String address, String mac) throws LineRefused {
        return Addresses.canonical(address)
                .filter(known -> !known.equals(NO_ADDRESS))
                .or(() -> DeviceNames.ofMac(mac))
                .orElseThrow(() -> new LineRefused("it has neither the IP address nor the MAC address of the client"));
    }
}
