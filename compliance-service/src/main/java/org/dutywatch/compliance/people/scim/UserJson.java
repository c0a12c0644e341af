package org.dutywatch.compliance.people.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.compliance.people.employees.Employee;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.jspecify.annotations.Nullable;

/** Converts employees to SCIM users, and SCIM users to the facts of employees. */
final class UserJson {
    /**
     * The attributes that a PATCH may change, in lower case. Other attributes that identity providers send are not
     * stored.
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

    private static final int MAX_ID_LENGTH = 64;
    private static final int MAX_LENGTH = 200;

    private UserJson() {}

    /**
     * The employee as a SCIM user.
     *
     * @param externalId the id at the identity provider; null if none is known
     * @param groupId the id of the unit as a group
     * @param base the address of the SCIM endpoints
     */
    static ObjectNode of(Employee employee, @Nullable String externalId, String groupId, String base) {
        var user = Scim.object();
        user.putArray("schemas").add(Scim.USER).add(Scim.ENTERPRISE);
        user.put("id", employee.employeeId);
        if (externalId != null) {
            user.put("externalId", externalId);
        }
        user.put("userName", employee.username);
        user.set("name", name(employee.name));
        user.put("displayName", employee.name);
        user.put("active", employee.active);
        if (!employee.rank.isEmpty()) {
            user.put("title", employee.rank);
        }
        var mail = user.putArray("emails").addObject();
        mail.put("value", employee.email).put("type", "work").put("primary", true);
        var group = user.putArray("groups").addObject();
        group.put("value", groupId).put("display", employee.unit).put("$ref", base + "/Groups/" + groupId);
        user.set(Scim.ENTERPRISE, enterprise(employee, base));
        var meta = user.putObject("meta");
        meta.put("resourceType", "User").put("lastModified", employee.changedAt.toString());
        meta.put("location", base + "/Users/" + Urls.segment(employee.employeeId));
        return user;
    }

    private static ObjectNode enterprise(Employee employee, String base) {
        var enterprise = Scim.object();
        enterprise.put("employeeNumber", employee.employeeId).put("department", employee.unit);
        if (employee.supervisorId != null) {
            var manager = enterprise.putObject("manager");
            manager.put("value", employee.supervisorId);
            manager.put("$ref", base + "/Users/" + Urls.segment(employee.supervisorId));
        }
        return enterprise;
    }

    /** Only the full name is stored: its last word is returned as the family name. */
    private static ObjectNode name(String name) {
        int last = name.lastIndexOf(' ');
        var parts = Scim.object();
        parts.put("formatted", name);
        parts.put("familyName", name.substring(last + 1));
        if (last > 0) {
            parts.put("givenName", name.substring(0, last));
        }
        return parts;
    }

    /**
     * The facts about an employee that a SCIM user contains.
     *
     * @param stored the stored facts; null for a new employee
     * @param unit the unit if the user has no department
     * @throws ScimRefused if an attribute is missing or invalid; it names the attribute
     */
    static EmployeeFacts facts(ObjectNode user, @Nullable EmployeeFacts stored, String unit) {
        JsonNode enterprise = user.get(Scim.ENTERPRISE);
        String username = checked("userName", Scim.text(user, "userName"));
        return new EmployeeFacts(
                employeeId(enterprise, stored),
                active(user),
                username,
                stored == null ? List.of() : stored.aliases(),
                checked("displayName", nameOf(user, stored, username)),
                email(user, username),
                manager(enterprise),
                checked(
                        "department",
                        Optional.ofNullable(Scim.text(enterprise, "department")).orElse(unit)),
                Optional.ofNullable(Scim.text(user, "title"))
                        .map(title -> checked("title", title))
                        .orElse(""));
    }

    private static String employeeId(@Nullable JsonNode enterprise, @Nullable EmployeeFacts stored) {
        String number = Scim.text(enterprise, "employeeNumber");
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
        if (number.length() > MAX_ID_LENGTH || number.startsWith("P-")) {
            throw ScimRefused.invalid("employeeNumber is longer than 64 characters or looks like a pseudonym (P-...)");
        }
        return checked("employeeNumber", number);
    }

    private static boolean active(ObjectNode user) {
        String active = Scim.text(user, "active");
        if (active == null) {
            return true;
        }
        if (!active.equalsIgnoreCase("true") && !active.equalsIgnoreCase("false")) {
            throw ScimRefused.invalid("active is neither true nor false");
        }
        return Boolean.parseBoolean(active);
    }

    /**
     * The name. SCIM can give it in three ways, and a client may change only one of them: the first that differs from
     * the stored name counts.
     */
    private static String nameOf(ObjectNode user, @Nullable EmployeeFacts stored, String username) {
        JsonNode name = user.get("name");
        String display = Scim.text(user, "displayName");
        String formatted = Scim.text(name, "formatted");
        String given = Scim.text(name, "givenName");
        String family = Scim.text(name, "familyName");
        String joined = ((given == null ? "" : given) + " " + (family == null ? "" : family)).strip();
        String before = stored == null ? null : stored.name();
        for (String candidate : new String[] {display, formatted, joined}) {
            if (candidate != null && !candidate.isEmpty() && !candidate.equals(before)) {
                return candidate;
            }
        }
        return before == null ? username : before;
    }

    /** The primary address; otherwise the first one at work; otherwise the first one; otherwise the user name. */
    private static String email(ObjectNode user, String username) {
        String found = null;
        int bestPriority = 0;
        for (JsonNode mail : user.path("emails")) {
            String value = Scim.text(mail, "value");
            int priority = "true".equalsIgnoreCase(Scim.text(mail, "primary"))
                    ? 3
                    : "work".equalsIgnoreCase(Scim.text(mail, "type")) ? 2 : 1;
            if (value != null && priority > bestPriority) {
                found = value;
                bestPriority = priority;
            }
        }
        String email = (found == null ? username : found).toLowerCase(Locale.ROOT);
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw ScimRefused.invalid("emails contains no valid address");
        }
        return checked("emails", email);
    }

    private static @Nullable String manager(@Nullable JsonNode enterprise) {
        JsonNode manager = enterprise == null ? null : enterprise.get("manager");
        return manager != null && manager.isObject() ? Scim.text(manager, "value") : Scim.text(enterprise, "manager");
    }

    private static String checked(String attribute, @Nullable String text) {
        if (text == null) {
            throw ScimRefused.invalid(attribute + " is missing");
        }
        if (text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw ScimRefused.invalid(
                    attribute + " is longer than " + MAX_LENGTH + " characters or contains a control character");
        }
        return text;
    }
}
