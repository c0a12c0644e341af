package org.dutywatch.ingest.attribution.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says whose an access is, by the ways that its source allows. A user name decides where there is one, also if nobody
 * knows it: the address of a client says less than its user. By address an access is the employee's who alone held the
 * address when it began, and of several who held it, nobody's.
 */
public final class Identification {
    /** Clocks differ, and machines keep an address for some seconds: this near to another's lease it may be his. */
    public static final Duration EDGE = Duration.ofSeconds(30);

    private static final Identified.Nobody NO_USER = new Identified.Nobody("no_user", null);
    private static final Identified.Nobody NO_ADDRESS = new Identified.Nobody("no_address", null);
    private static final Identified.Nobody SHARED = new Identified.Nobody("shared_terminal", null);

    private final Directory directory;
    private final Leases leases;
    private final Set<Identity> ways;

    public Identification(Directory directory, Leases leases, Set<Identity> ways) {
        this.directory = directory;
        this.leases = leases;
        this.ways = EnumSet.copyOf(ways);
    }

    /** By user name alone. */
    public static Identification byUserName(Directory directory) {
        return new Identification(directory, Leases.NONE, EnumSet.of(Identity.USERNAME));
    }

    /** Whether lines are attributed in this way. */
    public boolean uses(Identity way) {
        return ways.contains(way);
    }

    /**
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

    /** Whose an access by this user name is. */
    public Identified byUserName(UserName name) {
        Attribution attribution = directory.attribute(name);
        if (attribution instanceof Attribution.Employee employee) {
            return new Identified.Employee(employee.employeeId(), Identity.USERNAME, false);
        }
        return nobody(reason(attribution), Identity.USERNAME, name.value());
    }

    /** Whose an access from this address is, which is in its one form. */
    public Identified byAddress(String address, Instant start, Instant end) {
        List<Lease> near = leases.of(address, start.minus(EDGE), end.plus(EDGE));
        Set<Object> holders = near.stream()
                .filter(lease -> lease.holdsAt(start))
                .map(this::who)
                .collect(Collectors.toSet());
        if (holders.isEmpty()) {
            return nobody("no_lease", Identity.LEASE, address);
        }
        if (holders.size() > 1) {
            return nobody("ambiguous_lease", Identity.LEASE, address);
        }
        Object holder = holders.iterator().next();
        if (holder instanceof Attribution.Employee employee) {
            boolean ambiguous = near.stream().anyMatch(lease -> !who(lease).equals(holder));
            return new Identified.Employee(employee.employeeId(), Identity.LEASE, ambiguous);
        }
        return holder instanceof UserName name
                ? nobody(reason(directory.attribute(name)), Identity.LEASE, address)
                : SHARED;
    }

    /** Equal for one person: the employee, else the name that is no employee's, else nobody in particular. */
    private Object who(Lease lease) {
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

    private static Identified.Nobody nobody(String reason, Identity identity, String name) {
        return new Identified.Nobody(reason, new Identified.WaitsFor(identity, name));
    }
}
