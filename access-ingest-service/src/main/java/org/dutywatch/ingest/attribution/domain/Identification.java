package org.dutywatch.ingest.attribution.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Identifies the employee of an access, by the methods that its source allows. If the line has a user name, only the
 * user name counts, even if it names no person or no employee has it: the address of a client says less than its user.
 * By address, an access is attributed to the employee who alone held the address when the access began, by a log-on
 * session, a lease or a device ({@link AddressHolders}). If several persons held the address then, no employee is
 * identified.
 */
public final class Identification {
    /**
     * Clocks differ, and machines keep an address for some seconds after their lease. If another person's lease is this
     * near, the access may be that person's: {@link IdentificationOutcome.IdentifiedEmployee#ambiguous}.
     */
    public static final Duration LEASE_TOLERANCE = Duration.ofSeconds(30);

    private static final IdentificationOutcome.Unidentified NO_USER =
            new IdentificationOutcome.Unidentified("no_user", null);
    private static final IdentificationOutcome.Unidentified NO_ADDRESS =
            new IdentificationOutcome.Unidentified("no_address", null);

    private final Set<IdentityMethod> identityMethods;
    private final RecordedPersons persons;
    private final AddressHolders addressHolders;

    /** Identifies persons of a source whose names have no domain. */
    public Identification(Directory directory, Leases leases, Set<IdentityMethod> identityMethods) {
        this(directory, leases, identityMethods, OwnDomains.BARE_NAMES_ONLY);
    }

    /** @param ownDomains which user names of the source are the department's */
    public Identification(
            Directory directory, Leases leases, Set<IdentityMethod> identityMethods, OwnDomains ownDomains) {
        this.identityMethods = EnumSet.copyOf(identityMethods);
        this.persons = new RecordedPersons(directory, ownDomains);
        // A holder without a domain is always the department's, whatever the names in the lines are.
        var holders = new RecordedPersons(directory, new OwnDomains(ownDomains.domains(), true));
        this.addressHolders = new AddressHolders(leases, holders, LEASE_TOLERANCE);
    }

    /** Identifies by user name alone. */
    public static Identification byUserName(Directory directory, OwnDomains ownDomains) {
        return new Identification(directory, Leases.NONE, EnumSet.of(IdentityMethod.USERNAME), ownDomains);
    }

    /** Whether lines are attributed by this method. */
    public boolean uses(IdentityMethod identityMethod) {
        return identityMethods.contains(identityMethod);
    }

    /**
     * Identifies the employee of an access.
     *
     * @param user as logged
     * @param client address as logged
     */
    public IdentificationOutcome identify(String user, String client, Instant start, Instant end) {
        LoggedName logged = uses(IdentityMethod.USERNAME) ? UserNames.read(user) : LoggedName.ABSENT;
        if (logged instanceof LoggedName.Person person) {
            return byUserName(person.name(), start);
        }
        if (logged instanceof LoggedName.NoPerson noPerson) {
            return new IdentificationOutcome.Unidentified(noPerson.reason(), null);
        }
        if (!uses(IdentityMethod.LEASE)) {
            return NO_USER;
        }
        return Addresses.canonical(client)
                .map(address -> byAddress(address, start, end))
                .orElse(NO_ADDRESS);
    }

    /** The user name without the domains of the department, for telling persons of the source apart. */
    public UserName strip(UserName name) {
        return persons.strip(name);
    }

    private IdentificationOutcome byUserName(UserName name, Instant start) {
        Attribution attribution = persons.attribute(name, start);
        if (attribution instanceof Attribution.Employee employee) {
            return new IdentificationOutcome.IdentifiedEmployee(employee.employeeId(), IdentityMethod.USERNAME, false);
        }
        return notOneEmployee(attribution, IdentityMethod.USERNAME, name.value());
    }

    /** Whether the name may identify an employee, so that it is worth a try. */
    public boolean mayKnow(UserName name) {
        return persons.mayKnow(name);
    }

    /** Whether an employee held the address of a client at any time, if the source identifies persons by address. */
    public boolean mayKnowClient(String client) {
        return uses(IdentityMethod.LEASE)
                && Addresses.canonical(client).stream().anyMatch(addressHolders::mayKnow);
    }

    /** Identifies the employee of an access that could not be attributed before. */
    public IdentificationOutcome again(IdentificationOutcome.PendingIdentity pending, Instant start, Instant end) {
        return pending.identityMethod() == IdentityMethod.LEASE
                ? byAddress(pending.name(), start, end)
                : byUserName(new UserName(pending.name()), start);
    }

    /** The key of the person of the access among those of its source; see {@link IdentityMethod#personKey}. */
    public String personKey(IdentificationOutcome.PendingIdentity pending) {
        String name = pending.identityMethod() == IdentityMethod.LEASE
                ? pending.name()
                : strip(new UserName(pending.name())).value();
        return pending.identityMethod().personKey(name);
    }

    /** Identifies the employee of an access by its address, which is canonical; see {@link Addresses}. */
    public IdentificationOutcome byAddress(String address, Instant start, Instant end) {
        return addressHolders.identify(address, start, end);
    }

    private static IdentificationOutcome.Unidentified notOneEmployee(
            Attribution attribution, IdentityMethod identityMethod, String name) {
        return attribution instanceof Attribution.Ambiguous ambiguous
                ? new IdentificationOutcome.Unidentified(
                        "ambiguous_user",
                        new IdentificationOutcome.PendingIdentity(identityMethod, name),
                        ambiguous.employeeIds())
                : unidentified("unknown_user", identityMethod, name);
    }

    private static IdentificationOutcome.Unidentified unidentified(
            String reason, IdentityMethod identityMethod, String name) {
        return new IdentificationOutcome.Unidentified(
                reason, new IdentificationOutcome.PendingIdentity(identityMethod, name));
    }
}
