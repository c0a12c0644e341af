package org.dutywatch.compliance.people.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.Group;
import com.unboundid.scim2.common.types.Manager;
import com.unboundid.scim2.common.types.Meta;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import com.unboundid.scim2.common.utils.SchemaUtils;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.people.employees.Employee;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.scim.ScimRecords.UserRecord;
import org.jspecify.annotations.Nullable;

/** Converts employees to SCIM users, and SCIM users to the facts of employees. */
final class UserMapping {
    /**
     * The attributes that are stored, in lower case; the URN for an extension. Others that identity providers send are
     * ignored.
     */
    static final Set<String> STORED_ATTRIBUTES = Set.of(
            "username",
            "externalid",
            "name",
            "displayname",
            "emails",
            "active",
            "title",
            Scim.ENTERPRISE.toLowerCase(Locale.ROOT));

    private static final int MAX_LENGTH = 200;

    private UserMapping() {}

    /**
     * The employee as a SCIM user. Only the full name is stored: its last word is returned as the family name.
     *
     * @param stored what SCIM adds to the employee
     * @param groupId the id of the unit as a group
     * @param base the address of the SCIM endpoints
     */
    static UserResource user(Employee employee, UserRecord stored, String groupId, String base) {
        int last = employee.name.lastIndexOf(' ');
        var user = new UserResource()
                .setUserName(employee.username)
                .setName(new Name()
                        .setFormatted(employee.name)
                        .setFamilyName(employee.name.substring(last + 1))
                        .setGivenName(last > 0 ? employee.name.substring(0, last) : null))
                .setDisplayName(employee.name)
                .setActive(employee.active)
                .setTitle(employee.rank.isEmpty() ? null : employee.rank)
                .setEmails(emails(employee, stored).stream()
                        .map(email -> new Email()
                                .setValue(email.value())
                                .setType(email.type())
                                .setPrimary(email.primary()))
                        .toList())
                .setGroups(new Group()
                        .setValue(groupId)
                        .setDisplay(employee.unit)
                        .setRef(URI.create(base + "/Groups/" + groupId)));
        user.setId(employee.employeeId);
        user.setExternalId(stored.externalId());
        user.setExtension(new EnterpriseUserExtension()
                .setEmployeeNumber(employee.employeeId)
                .setDepartment(employee.unit)
                .setManager(manager(employee, stored, base)));
        user.setMeta(new Meta()
                .setResourceType("User")
                .setLastModified(GregorianCalendar.from(employee.changedAt.atZone(ZoneOffset.UTC)))
                .setLocation(Scim.userUrl(base, employee.employeeId)));
        return user;
    }

    /** The addresses as given, unless the one in use was changed in another way, such as by a file. */
    private static List<Emails.Email> emails(Employee employee, UserRecord stored) {
        if (stored.emails() != null) {
            var emails = Emails.read(Scim.json(stored.emails()));
            if (Emails.address(emails, null).filter(employee.email::equals).isPresent()) {
                return emails;
            }
        }
        return List.of(Emails.Email.primaryAtWork(employee.email));
    }

    /** The supervisor, or the one for whom the employee waits: clients compare it with what they sent. */
    private static @Nullable Manager manager(Employee employee, UserRecord stored, String base) {
        if (stored.awaitedSupervisorId() != null) {
            return new Manager().setValue(stored.awaitedSupervisorId());
        }
        return employee.supervisorId == null
                ? null
                : new Manager().setValue(employee.supervisorId).setRef(Scim.userUrl(base, employee.supervisorId));
    }

    /**
     * The facts about an employee that a SCIM user contains.
     *
     * @param given the user in standard form, see {@link UserInput}
     * @param stored the stored facts; null for a new employee
     * @param unit the unit if the user has no department
     * @throws ScimRefused if an attribute is missing or invalid; it names the attribute
     */
    static EmployeeFacts facts(GenericScimResource given, @Nullable EmployeeFacts stored, String unit) {
        var user = Scim.model(
                Scim.json(
                        given,
                        name -> STORED_ATTRIBUTES.contains(name)
                                && !SchemaUtils.isUrn(name)
                                && !name.equals("active")
                                && !name.equals(Emails.ATTRIBUTE)),
                UserResource.class);
        var enterprise = enterprise(given.getObjectNode());
        String username = checked("userName", user.getUserName());
        return new EmployeeFacts(
                employeeId(enterprise, stored),
                Scim.flag(given.getObjectNode(), "active", "active").orElse(stored == null || stored.active()),
                username,
                stored == null ? List.of() : stored.aliases(),
                checked("displayName", name(user, stored, username)),
                email(Emails.read(given.getObjectNode().get(Emails.ATTRIBUTE)), stored, username),
                supervisor(enterprise.getManager()),
                checked(
                        "department",
                        Optional.ofNullable(Scim.stripped(enterprise.getDepartment()))
                                .orElse(unit)),
                Optional.ofNullable(Scim.stripped(user.getTitle()))
                        .map(title -> checked("title", title))
                        .orElse(""));
    }

    private static EnterpriseUserExtension enterprise(ObjectNode user) {
        if (!(user.get(Scim.ENTERPRISE) instanceof ObjectNode given)) {
            return new EnterpriseUserExtension();
        }
        return Scim.model(given, EnterpriseUserExtension.class);
    }

    private static @Nullable String supervisor(@Nullable Manager manager) {
        String id = manager == null ? null : Scim.stripped(manager.getValue());
        return id == null ? null : checked("manager", id);
    }

    private static String employeeId(EnterpriseUserExtension enterprise, @Nullable EmployeeFacts stored) {
        String number = Scim.stripped(enterprise.getEmployeeNumber());
        if (stored != null) {
            if (number != null && !number.equals(stored.employeeId())) {
                throw ScimRefused.unchangeable("employeeNumber cannot be changed");
            }
            return stored.employeeId();
        }
        if (number == null) {
            throw ScimRefused.invalid(
                    "employeeNumber of " + Scim.ENTERPRISE + " is missing: it is the department's id of the employee");
        }
        if (number.length() > EmployeeFacts.MAX_ID_LENGTH || !number.matches(EmployeeFacts.ID_PATTERN)) {
            throw ScimRefused.invalid(
                    "employeeNumber is longer than 64 characters, looks like a pseudonym (P-...) or has a"
                            + " character that cannot be seen");
        }
        return checked("employeeNumber", number);
    }

    /**
     * The name. SCIM can give it in three ways, and a client may change only one of them: the first that differs from
     * the stored name counts.
     */
    private static String name(UserResource user, @Nullable EmployeeFacts stored, String username) {
        Name name = user.getName() == null ? new Name() : user.getName();
        String before = stored == null ? null : stored.name();
        String joined = Stream.of(name.getGivenName(), name.getFamilyName())
                .map(part -> Objects.requireNonNullElse(part, "").strip())
                .collect(Collectors.joining(" "));
        return Stream.of(user.getDisplayName(), name.getFormatted(), joined)
                .map(Scim::stripped)
                .filter(candidate -> candidate != null && !candidate.equals(before))
                .findFirst()
                .orElse(before == null ? username : before);
    }

    /** The address to use; the user name if none is known. */
    private static String email(List<Emails.Email> emails, @Nullable EmployeeFacts stored, String username) {
        Emails.refusePrimaryWithoutValue(emails);
        String email = Emails.address(emails, stored == null ? null : stored.email())
                .orElse(username.strip().toLowerCase(Locale.ROOT));
        if (!email.matches(EmployeeFacts.EMAIL_PATTERN)) {
            throw ScimRefused.invalid("emails contains no valid address");
        }
        return checked("emails", email);
    }

    /**
     * The text without surrounding spaces.
     *
     * @throws ScimRefused if it is missing, too long, or contains a control character
     */
    static String checked(String attribute, @Nullable String text) {
        String stripped = Scim.stripped(text);
        if (stripped == null) {
            throw ScimRefused.invalid(attribute + " is missing");
        }
        if (stripped.length() > MAX_LENGTH || stripped.chars().anyMatch(Character::isISOControl)) {
            throw ScimRefused.invalid(
                    attribute + " is longer than " + MAX_LENGTH + " characters or contains a control character");
        }
        return stripped;
    }
}
