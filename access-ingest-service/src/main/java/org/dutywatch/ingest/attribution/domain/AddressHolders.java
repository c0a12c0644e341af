package org.dutywatch.ingest.attribution.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.IdentifiedEmployee;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.PendingIdentity;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.Unidentified;

/**
 * Identifies the employee who held an address. What says it best decides, in this order: a log-on session at the address
 * or at the device that had it, a lease that names a person, the register of devices. Two persons of one of these at
 * once are ambiguous. An address or device behind which others are ({@link Holder#NAT}) is nobody's, whatever else is
 * known. A device is looked up by its MAC address; by its host name, which anybody can choose, only if the register does
 * not have the MAC address.
 */
final class AddressHolders {
    private static final Holder UNKNOWN_DEVICE = new Holder.Nobody("unknown_device");

    private final Leases leases;
    private final RecordedPersons persons;
    private final Duration tolerance;

    AddressHolders(Leases leases, RecordedPersons persons, Duration tolerance) {
        this.leases = leases;
        this.persons = persons;
        this.tolerance = tolerance;
    }

    /** By what a holder is known; the first that is known decides. */
    private enum Basis {
        SESSION,
        LEASE,
        DEVICE
    }

    /**
     * Who may have held the address.
     *
     * @param holder a person without the domains of the department
     * @param atStart whether at the time of interest, and not only near it
     */
    private record Candidate(Basis basis, Holder holder, boolean atStart) {}

    /** The time of interest, and what is near it. */
    private record Window(Instant start, Instant from, Instant to) {}

    IdentificationOutcome identify(String address, Instant start, Instant end) {
        List<Candidate> near = candidates(address, new Window(start, start.minus(tolerance), end.plus(tolerance)));
        List<Candidate> held = near.stream().filter(Candidate::atStart).toList();
        if (held.stream().anyMatch(one -> one.holder().equals(Holder.NAT))) {
            return new Unidentified(Holder.NAT.reason(), null);
        }
        for (Basis basis : Basis.values()) {
            Set<Object> holders = held.stream()
                    .filter(one -> one.basis() == basis)
                    .map(one -> employeeOr(one.holder(), start))
                    .collect(Collectors.toSet());
            if (holders.size() > 1) {
                return waiting("ambiguous_lease", address);
            }
            if (!holders.isEmpty()) {
                return outcome(holders.iterator().next(), basis, near, address, start);
            }
        }
        return waiting("no_lease", address);
    }

    private IdentificationOutcome outcome(
            Object holder, Basis basis, List<Candidate> near, String address, Instant start) {
        if (holder instanceof Attribution.Employee employee) {
            boolean ambiguous = near.stream()
                    .filter(one -> one.basis().compareTo(basis) <= 0)
                    .anyMatch(one -> !employeeOr(one.holder(), start).equals(employee));
            return new IdentifiedEmployee(employee.employeeId(), IdentityMethod.LEASE, ambiguous);
        }
        if (holder instanceof Holder.Nobody nobody) {
            return nobody.equals(Holder.SHARED)
                    ? new Unidentified(nobody.reason(), null)
                    : waiting(nobody.reason(), address);
        }
        UserName name = ((Holder.Person) holder).name();
        return persons.attribute(name, start) instanceof Attribution.Ambiguous ambiguous
                ? new Unidentified("ambiguous_user", pending(address), ambiguous.employeeIds())
                : waiting("unknown_user", address);
    }

    /** Whether an employee may have held the address at any time. */
    boolean mayKnow(String address) {
        return leases.of(address, Instant.MIN, Instant.MAX).stream()
                .flatMap(lease -> lease.holder() instanceof Holder.Device device
                        ? Stream.of(device.mac(), device.host())
                                .flatMap(name -> leases.of(name, Instant.MIN, Instant.MAX).stream())
                        : Stream.of(lease))
                .anyMatch(lease -> lease.holder() instanceof Holder.Person person && persons.mayKnow(person.name()));
    }

    private List<Candidate> candidates(String address, Window window) {
        List<Candidate> candidates = new ArrayList<>();
        for (Lease lease : leases.of(address, window.from(), window.to())) {
            if (lease.holder() instanceof Holder.Device device) {
                candidates.addAll(ofDevice(device, lease, window));
            } else {
                candidates.add(new Candidate(
                        lease.session() ? Basis.SESSION : Basis.LEASE, lease.holder(), lease.holdsAt(window.start())));
            }
        }
        return candidates;
    }

    /** Who had the device while the device had the address. */
    private List<Candidate> ofDevice(Holder.Device device, Lease lease, Window window) {
        Instant from = later(window.from(), lease.start());
        Instant to = lease.end().isBefore(window.to()) ? lease.end() : window.to();
        List<Lease> ofMac = leases.of(device.mac(), from, to);
        List<Lease> registered =
                ofMac.stream().filter(one -> !one.session()).collect(Collectors.toCollection(ArrayList::new));
        if (registered.isEmpty()) {
            registered.addAll(leases.of(device.host(), from, to));
        }
        boolean assigned = registered.stream()
                .anyMatch(one -> one.holdsAt(window.start()) && !one.holder().equals(Holder.VEHICLE));
        if (assigned) {
            registered.removeIf(one -> one.holder().equals(Holder.VEHICLE));
        }
        List<Candidate> candidates = new ArrayList<>();
        boolean atStart = lease.holdsAt(window.start());
        ofMac.stream()
                .filter(Lease::session)
                .forEach(one -> candidates.add(
                        new Candidate(Basis.SESSION, one.holder(), atStart && one.holdsAt(window.start()))));
        registered.forEach(one ->
                candidates.add(new Candidate(Basis.DEVICE, one.holder(), atStart && one.holdsAt(window.start()))));
        // Also a device that is registered, but was nobody's at the start.
        if (registered.stream().noneMatch(one -> !atStart || one.holdsAt(window.start()))) {
            candidates.add(new Candidate(Basis.DEVICE, UNKNOWN_DEVICE, atStart));
        }
        return candidates;
    }

    /** The employee; else the person's name; else why it is nobody. Equal exactly if the holder is the same. */
    private Object employeeOr(Holder holder, Instant at) {
        if (holder instanceof Holder.Person person) {
            Attribution attribution = persons.attribute(person.name(), at);
            return attribution instanceof Attribution.Employee
                    ? attribution
                    : new Holder.Person(persons.strip(person.name()));
        }
        return holder;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Unidentified waiting(String reason, String address) {
        return new Unidentified(reason, pending(address));
    }

    private static PendingIdentity pending(String address) {
        return new PendingIdentity(IdentityMethod.LEASE, address);
    }
}
