package org.dutywatch.compliance.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.compliance.employees.Employee;
import org.dutywatch.compliance.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.scim.ScimRecords.UserRecord;
import org.jspecify.annotations.Nullable;

/** Employees as an identity provider sees and changes them. Who was deleted there is inactive here, and seen no more. */
@ApplicationScoped
class ScimUsers {
    private final ScimRecords records;
    private final Units units;
    private final Provisioning provisioning;
    private final ScimConfig config;

    ScimUsers(ScimRecords records, Units units, Provisioning provisioning, ScimConfig config) {
        this.records = records;
        this.units = units;
        this.provisioning = provisioning;
        this.config = config;
    }

    @Transactional
    public ObjectNode list(ScimList asked, String base) {
        var known = records.users();
        Map<String, String> groups = new HashMap<>();
        units.all().forEach(unit -> groups.put(unit.unit(), unit.id().toString()));
        return asked.page(candidates(asked, known).stream()
                .filter(employee -> !isDeleted(employee, recordOf(known, employee.employeeId)))
                .map(employee -> UserJson.of(
                        employee,
                        recordOf(known, employee.employeeId).externalId(),
                        groups.getOrDefault(employee.unit, ""),
                        base))
                .toList());
    }

    /** Everybody who can pass the filter: what identity providers ask for one by one is not looked for in all. */
    private static List<Employee> candidates(ScimList asked, Map<String, UserRecord> known) {
        var id = asked.required("id").or(() -> asked.required(Scim.ENTERPRISE + ":employeeNumber"));
        if (id.isPresent()) {
            return Employee.list("lower(employeeId) = ?1", id.get().toLowerCase(Locale.ROOT));
        }
        var username = asked.required("userName");
        if (username.isPresent()) {
            return Employee.list(
                    "lower(username) = ?1",
                    Sort.descending("active").and("employeeId"),
                    username.get().toLowerCase(Locale.ROOT));
        }
        var external = asked.required("externalId");
        if (external.isPresent()) {
            var ids = known.entrySet().stream()
                    .filter(user ->
                            external.get().equalsIgnoreCase(user.getValue().externalId()))
                    .map(Map.Entry::getKey)
                    .toList();
            return Employee.list("employeeId in ?1", Sort.by("employeeId"), ids);
        }
        return Employee.listAll(Sort.by("employeeId"));
    }

    @Transactional
    public ObjectNode one(String id, String base) {
        Employee employee = known(id);
        return json(employee, record(id), base);
    }

    @Transactional
    public ObjectNode create(ObjectNode user, String base) {
        EmployeeFacts facts = UserJson.facts(user, null, config.unitWithoutDepartment());
        Employee before = Employee.findById(facts.employeeId());
        if (before != null && !isDeleted(before, record(facts.employeeId()))) {
            throw ScimRefused.taken("employeeNumber " + facts.employeeId() + " is a user already");
        }
        provisioning.change("scim_create_user", facts.employeeId(), List.of(facts));
        return saved(facts.employeeId(), Scim.text(user, "externalId"), base);
    }

    /** What a client leaves out it has not mapped: it stays as it is; null takes it away. */
    @Transactional
    public ObjectNode replace(String id, ObjectNode user, String base) {
        Employee employee = known(id);
        ObjectNode whole = json(employee, record(id), base);
        ObjectNode extension = (ObjectNode) whole.get(Scim.ENTERPRISE);
        if (user.get(Scim.ENTERPRISE) instanceof ObjectNode said) {
            extension.setAll(said);
        }
        for (var field : user.properties()) {
            if (!field.getKey().equalsIgnoreCase(Scim.ENTERPRISE)) {
                whole.set(field.getKey(), field.getValue());
            }
        }
        return write("scim_replace_user", employee, whole, base);
    }

    @Transactional
    public ObjectNode patch(String id, ObjectNode patch, String base) {
        Employee employee = known(id);
        ObjectNode user = json(employee, record(id), base);
        new ScimPatch(UserJson.KEPT).apply(patch, user);
        return write("scim_patch_user", employee, user, base);
    }

    private ObjectNode write(String action, Employee employee, JsonNode user, String base) {
        EmployeeFacts facts = UserJson.facts((ObjectNode) user, employee.facts(), config.unitWithoutDepartment());
        provisioning.change(action, employee.employeeId, List.of(facts));
        return saved(employee.employeeId, Scim.text(user, "externalId"), base);
    }

    @Transactional
    public void delete(String id) {
        Employee employee = known(id);
        provisioning.change("scim_delete_user", id, List.of(employee.facts().inactive()));
        records.save(id, new UserRecord(record(id).externalId(), true));
    }

    private ObjectNode saved(String employeeId, @Nullable String externalId, String base) {
        var user = new UserRecord(externalId, false);
        records.save(employeeId, user);
        return json(Employee.findById(employeeId), user, base);
    }

    private ObjectNode json(Employee employee, UserRecord user, String base) {
        return UserJson.of(employee, user.externalId(), units.idOf(employee.unit), base);
    }

    private Employee known(String id) {
        return Optional.<Employee>ofNullable(Employee.findById(id))
                .filter(employee -> !isDeleted(employee, record(id)))
                .orElseThrow(() -> ScimRefused.notFound("there is no such user"));
    }

    private UserRecord record(String employeeId) {
        return recordOf(records.users(), employeeId);
    }

    private static UserRecord recordOf(Map<String, UserRecord> all, String employeeId) {
        return all.getOrDefault(employeeId, UserRecord.NONE);
    }

    /** Whom a file has brought back is there again. */
    private static boolean isDeleted(Employee employee, UserRecord user) {
        return user.deleted() && !employee.active;
    }
}
