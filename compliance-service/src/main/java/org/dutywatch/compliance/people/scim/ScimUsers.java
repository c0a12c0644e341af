package org.dutywatch.compliance.people.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.UserResource;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.compliance.people.employees.Employee;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.logins.LinkProvisionedLogin;
import org.dutywatch.compliance.people.logins.LinkProvisionedLogin.ProvisionedLoginRefused;
import org.dutywatch.compliance.people.reads.PersonReads;
import org.dutywatch.compliance.people.scim.ScimRecords.UserRecord;
import org.jspecify.annotations.Nullable;

/**
 * The employees as SCIM users. A user whom an identity provider deletes becomes an inactive employee, and identity
 * providers can no longer see the user.
 */
@ApplicationScoped
public class ScimUsers {
    private final ScimRecords records;
    private final UnitGroups units;
    private final ProvisionEmployees provisioning;
    private final LinkProvisionedLogin linkLogin;
    private final ScimConfig config;
    private final PersonReads reads;

    ScimUsers(
            ScimRecords records,
            UnitGroups units,
            ProvisionEmployees provisioning,
            LinkProvisionedLogin linkLogin,
            ScimConfig config,
            PersonReads reads) {
        this.records = records;
        this.units = units;
        this.provisioning = provisioning;
        this.linkLogin = linkLogin;
        this.config = config;
        this.reads = reads;
    }

    @Transactional
    public ListResponse<GenericScimResource> list(ScimListQuery query, String base) {
        var userRecords = records.users();
        Map<String, String> groups = new HashMap<>();
        units.all().forEach(unit -> groups.put(unit.unit(), unit.groupId().toString()));
        List<String> shown = new ArrayList<>();
        var page = query.page(
                candidates(query, userRecords).stream()
                        .filter(employee -> !isDeleted(employee, recordOf(userRecords, employee.employeeId)))
                        .map(employee -> UserMapping.user(
                                employee,
                                recordOf(userRecords, employee.employeeId),
                                groups.getOrDefault(employee.unit, ""),
                                base))
                        .toList(),
                user -> shown.add(user.getId()));
        reads.showsById("view_scim_users", null, shown);
        return page;
    }

    /**
     * The employees that may match the filter. Identity providers look up users one by one, so a filter on an id or a
     * name does not load all employees.
     */
    private static List<Employee> candidates(ScimListQuery query, Map<String, UserRecord> userRecords) {
        var id = query.requiredValue("id").or(() -> query.requiredValue(Scim.ENTERPRISE + ":employeeNumber"));
        if (id.isPresent()) {
            return Employee.list("lower(employeeId) = ?1", id.get().toLowerCase(Locale.ROOT));
        }
        var username = query.requiredValue("userName");
        if (username.isPresent()) {
            return Employee.list(
                    "lower(username) = ?1",
                    Sort.descending("active").and("employeeId"),
                    username.get().toLowerCase(Locale.ROOT));
        }
        var external = query.requiredValue("externalId");
        if (external.isPresent()) {
            var ids = userRecords.entrySet().stream()
                    .filter(user ->
                            external.get().equalsIgnoreCase(user.getValue().externalId()))
                    .map(Map.Entry::getKey)
                    .toList();
            return Employee.list("employeeId in ?1", Sort.by("employeeId"), ids);
        }
        return Employee.listAll(Sort.by("employeeId"));
    }

    @Transactional
    public UserResource one(String id, String base) {
        Employee employee = existing(id);
        reads.recordOneById("view_scim_user", employee.employeeId);
        return resource(employee, records.user(id), base);
    }

    @Transactional
    public UserResource create(GenericScimResource user, String base) {
        provisioning.lock();
        UserInput.standardize(user);
        EmployeeFacts facts = UserMapping.facts(user, null, config.unitWithoutDepartment());
        String id = facts.employeeId();
        Employee before = Employee.findById(id);
        if (before != null && !isDeleted(before, records.user(id))) {
            throw ScimRefused.notUnique("employeeNumber " + id + " already belongs to a user");
        }
        List<String> aliases = before == null ? List.of() : before.facts().aliases();
        provisioning.changeUser("scim_create_user", facts.withAliases(aliases), null);
        return save(id, user, json(emails(user)), base);
    }

    /**
     * An attribute that the request leaves out stays as it is, because the client may not map it; null removes it.
     *
     * @throws ScimRefused if there is no such user, or a rule refuses the change
     */
    @Transactional
    public UserResource replace(String id, GenericScimResource given, String base) {
        provisioning.lock();
        Employee employee = existing(id);
        UserInput.standardize(given);
        GenericScimResource user = resource(employee, records.user(id), base).asGenericScimResource();
        ObjectNode merged = user.getObjectNode();
        var extension = (ObjectNode) merged.get(Scim.ENTERPRISE);
        merged.setAll(given.getObjectNode());
        if (merged.get(Scim.ENTERPRISE) instanceof ObjectNode changes) {
            extension.setAll(changes);
        }
        merged.set(Scim.ENTERPRISE, extension);
        return write("scim_replace_user", employee, user, base);
    }

    @Transactional
    public UserResource patch(String id, GenericScimResource patch, String base) {
        provisioning.lock();
        Employee employee = existing(id);
        GenericScimResource user = resource(employee, records.user(id), base).asGenericScimResource();
        new ScimPatch(UserMapping.STORED_ATTRIBUTES).apply(patch, user);
        return write("scim_patch_user", employee, user, base);
    }

    private UserResource write(String action, Employee employee, GenericScimResource user, String base) {
        UserRecord before = records.user(employee.employeeId);
        var emailsBefore = emails(resource(employee, before, base).asGenericScimResource());
        EmployeeFacts facts = UserMapping.facts(user, employee.facts(), config.unitWithoutDepartment());
        provisioning.changeUser(action, facts, before.awaitedSupervisorId());
        var emails = emails(user);
        return save(employee.employeeId, user, emails.equals(emailsBefore) ? before.emails() : json(emails), base);
    }

    @Transactional
    public void delete(String id) {
        provisioning.lock();
        Employee employee = existing(id);
        provisioning.changeUser("scim_delete_user", employee.facts().inactive(), null);
        records.save(records.user(id).asDeleted());
    }

    private UserResource save(String employeeId, GenericScimResource user, @Nullable String emails, String base) {
        Employee employee = Employee.findById(employeeId);
        String given = Scim.stripped(user.getExternalId());
        String externalId = given == null ? null : UserMapping.checked("externalId", given);
        if (externalId != null) {
            link(employeeId, externalId);
        }
        records.save(new UserRecord(employeeId, externalId, false, employee.active ? emails : null, null));
        return resource(employee, records.user(employeeId), base);
    }

    private void link(String employeeId, String externalId) {
        try {
            linkLogin.link(employeeId, externalId);
        } catch (ProvisionedLoginRefused e) {
            String why = String.valueOf(e.getMessage());
            throw e.isTaken() ? ScimRefused.notUnique(why) : ScimRefused.invalid(why);
        }
    }

    private static List<Emails.Email> emails(GenericScimResource user) {
        return Emails.read(user.getObjectNode().get(Emails.ATTRIBUTE));
    }

    /** The addresses to store, as JSON; null if there are none. */
    private static @Nullable String json(List<Emails.Email> emails) {
        var stored = Emails.stored(emails);
        return stored.isEmpty() ? null : Emails.json(stored).toString();
    }

    private UserResource resource(Employee employee, UserRecord user, String base) {
        return UserMapping.user(employee, user, units.idOf(employee.unit), base);
    }

    private Employee existing(String id) {
        return Optional.<Employee>ofNullable(Employee.findById(id))
                .filter(employee -> !isDeleted(employee, records.user(id)))
                .orElseThrow(() -> ScimRefused.notFound("there is no such user"));
    }

    private static UserRecord recordOf(Map<String, UserRecord> all, String employeeId) {
        return all.getOrDefault(employeeId, UserRecord.none(employeeId));
    }

    /** An employee who was deleted over SCIM and is active again, such as by an employees file, is visible again. */
    private static boolean isDeleted(Employee employee, UserRecord user) {
        return user.deleted() && !employee.active;
    }
}
