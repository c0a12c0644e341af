package org.dutywatch.ingest.attribution.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Identifies the employee of an access, by the methods that its source allows. If the line has a user name, it decides,
 * even if it is unknown: the address of a client says less than its user. By address, an access belongs to the employee
 * who alone held the address when it began. If several persons held it, it belongs to nobody.
 */
public final class Identification {
    /**
     * Clocks differ, and machines keep an address for some seconds after their lease. If another person's lease is this
     * near, the access may be that person's, so it is ambiguous.
     */
    public static final Duration EDGE = Duration.ofSeconds(30);

    private static final Identified.Nobody NO_USER = new Identified.Nobody("no_user", null);
    private static final Identified.Nobody NO_ADDRESS = new Identified.Nobody("no_address", null);
    private static final Identified.Nobody SHARED = new Identified.Nobody("shared_terminal", null);

    private final Directory directory;
    private final Leases leases;
    private final Set<Identity> methods;

    public Identification(Directory directory, Leases leases, Set<Identity> methods) {
        this.directory = directory;
        this.leases = leases;
        this.methods = EnumSet.copyOf(methods);
    }

    /** Identifies by user name alone. */
    public static Identification byUserName(Directory directory) {
        return new Identification(directory, Leases.NONE, EnumSet.of(Identity.USERNAME));
    }

    /** Whether lines are attributed by this method. */
    public boolean uses(Identity method) {
        return methods.contains(method);
    }

    /**
     * Identifies the employee of an access.
     *
     * @param user as logged
     * @param client address as logged
     */
    public Identified whose(String user, String client, Instant start, Instant end) {
        Optional<UserName> name = uses(Identity.USERNAME) ? UserNames.normalise(user) : Optional.empty();
        if (name.isPresent()) {
            return byUserName(name.get());
        }
        if (!uses(Identity.LEASE)) {
            return NO_USER;
        }
        return Addresses.canonical(client)
                .map(address -> byAddress(address, start, end))
                .orElse(NO_ADDRESS);
    }

    /** Identifies the employee of an access by its user name. */
    public Identified byUserName(UserName name) {
        Attribution attribution = directory.attribute(name);
        if (attribution instanceof Attribution.Employee employee) {
            return new Identified.Employee(employee.employeeId(), Identity.USERNAME, false);
        }
        return unidentified(reason(attribution), Identity.USERNAME, name.value());
    }

    /** Identifies the employee of an access by its address, which is canonical; see {@link Addresses}. */
    public Identified byAddress(String address, Instant start, Instant end) {
        List<Lease> near = leases.of(address, start.minus(EDGE), end.plus(EDGE));
        Set<Object> holders = near.stream()
                .filter(lease -> lease.holdsAt(start))
                .map(this::personOf)
                .collect(Collectors.toSet());
        if (holders.isEmpty()) {
            return unidentified("no_lease", Identity.LEASE, address);
        }
        if (holders.size() > 1) {
            return unidentified("ambiguous_lease", Identity.LEASE, address);
        }
        Object holder = holders.iterator().next();
        if (holder instanceof Attribution.Employee employee) {
            boolean ambiguous = near.stream().anyMatch(lease -> !personOf(lease).equals(holder));
            return new Identified.Employee(employee.employeeId(), Identity.LEASE, ambiguous);
        }
        return holder instanceof UserName name
                ? unidentified(reason(directory.attribute(name)), Identity.LEASE, address)
                : SHARED;
    }

    /** Equal for the same person: the employee, or a user name without exactly one employee, or {@link #SHARED}. */
    private Object personOf(Lease lease) {
        if (lease.holder().isEmpty()) {
            return SHARED;
        }
        Attribution attribution = directory.attribute(lease.holder().get());
        return attribution instanceof Attribution.Employee
                ? attribution
                : lease.holder().get();
    }

    private static String reason(Attribution attribution) {
        return attribution instanceof Attribution.Ambiguous ? "ambiguous_user" : "unknown_user";
    }

    private static Identified.Nobody unidentified(String reason, Identity identity, String name) {
        return new Identified.Nobody(reason, new Identified.WaitsFor(identity, name));
    }
}
