package org.dutywatch.compliance.people.logins;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.identity.LoginLink;
import org.dutywatch.compliance.identity.LoginLinks;
import org.dutywatch.compliance.people.employees.PeopleConfig;
import org.dutywatch.compliance.people.employees.PublishEmployees;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Login;

/**
 * Links the first login of an employee from the subject that the identity provider gave over SCIM. It never links by a
 * mail address or a user name, never gives a login to another employee, and never adds a second login: two people do
 * that.
 */
@ApplicationScoped
public class LinkProvisionedLogin {
    private static final String DECIDED_BY = "SCIM";

    private final PeopleConfig config;
    private final LoginLinks links;
    private final PublishEmployees publishEmployees;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    LinkProvisionedLogin(
            PeopleConfig config,
            LoginLinks links,
            PublishEmployees publishEmployees,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.config = config;
        this.links = links;
        this.publishEmployees = publishEmployees;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** The login was or is linked to somebody else, or cannot be one. The message is for the client. */
    public static final class ProvisionedLoginRefused extends RuntimeException {
        private final boolean taken;

        ProvisionedLoginRefused(String message, boolean taken) {
            super(message);
            this.taken = taken;
        }

        /** Whether the login belongs or belonged to another employee. */
        public boolean isTaken() {
            return taken;
        }
    }

    /**
     * Links the login if SCIM links logins and the employee never had one. The employee must be in the database, and the
     * employees locked.
     *
     * @param subject as the identity provider gave it
     * @throws ProvisionedLoginRefused if the login is or was linked to another employee, or the subject has characters
     *     that cannot be seen
     */
    @Transactional(TxType.MANDATORY)
    public void link(String employeeId, String subject) {
        config.scimIssuer().ifPresent(issuer -> link(employeeId, new Login(issuer, subject)));
    }

    private void link(String employeeId, Login login) {
        if (login.subject().length() > ValidateLogins.MAX_LENGTH
                || !login.subject().matches(ValidateLogins.VISIBLE)) {
            throw new ProvisionedLoginRefused("externalId is no subject of a token", false);
        }
        if (caller.login().filter(login::equals).isPresent()) {
            throw new ProvisionedLoginRefused("externalId is the login that sends this request", true);
        }
        List<String> everOf = links.everOf(login);
        if (everOf.stream().anyMatch(other -> !other.equals(employeeId))) {
            throw new ProvisionedLoginRefused("externalId is or was the login of another employee", true);
        }
        if (!everOf.isEmpty() || links.everHadLogin(employeeId)) {
            return;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        links.add(new LoginLink(UUID.randomUUID(), login, employeeId, now, caller.name(), DECIDED_BY));
        publishEmployees.withNewLogins(Set.of(employeeId));
        audit.record("link_provisioned_login", employeeId, "the externalId that SCIM gave");
    }
}
