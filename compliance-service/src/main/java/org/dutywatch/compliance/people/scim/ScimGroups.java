package org.dutywatch.compliance.people.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.people.employees.Employee;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.scim.ScimRecords.GroupRecord;
import org.jspecify.annotations.Nullable;

/**
 * The units of the department as SCIM groups. An employee is in exactly one unit: adding an employee to a group removes
 * the employee from the previous one.
 */
@ApplicationScoped
public class ScimGroups {
    private static final Set<String> STORED_ATTRIBUTES = Set.of("displayname", "externalid", "members");
    private static final int MAX_NAME_LENGTH = 200;

    private final ScimRecords records;
    private final UnitGroups units;
    private final ProvisionEmployees provisioning;
    private final ScimConfig config;

    ScimGroups(ScimRecords records, UnitGroups units, ProvisionEmployees provisioning, ScimConfig config) {
        this.records = records;
        this.units = units;
        this.provisioning = provisioning;
        this.config = config;
    }

    @Transactional
    public ObjectNode list(ScimListQuery query, String base) {
        var name = query.requiredValue("displayName");
        Map<String, List<Employee>> members = Employee.<Employee>list("active", Sort.by("employeeId")).stream()
                .collect(Collectors.groupingBy(employee -> employee.unit));
        return query.page(units.all().stream()
                .filter(group -> name.isEmpty() || name.get().equalsIgnoreCase(group.unit()))
                .map(group -> json(group, members.getOrDefault(group.unit(), List.of()), base))
                .toList());
    }

    @Transactional
    public ObjectNode one(String id, String base) {
        return json(units.one(id), base);
    }

    @Transactional
    public ObjectNode create(ObjectNode group, String base) {
        provisioning.lock();
        String name = name(group);
        refuseDuplicateName(name, null);
        var created = new GroupRecord(UnitGroups.freeId(name, units.all()), name, Scim.text(group, "externalId"));
        records.save(created);
        move("scim_create_group", created, Set.of(), members(group));
        return json(created, base);
    }

    /** Attributes that the request leaves out stay as they are, the members included. */
    @Transactional
    public ObjectNode replace(String id, ObjectNode given, String base) {
        provisioning.lock();
        GroupRecord group = units.one(id);
        ObjectNode merged = json(group, base);
        merged.setAll(given);
        return write("scim_replace_group", group, merged, base);
    }

    @Transactional
    public ObjectNode patch(String id, ObjectNode patch, String base) {
        provisioning.lock();
        GroupRecord group = units.one(id);
        ObjectNode merged = json(group, base);
        new ScimPatch(STORED_ATTRIBUTES).apply(patch, merged);
        return write("scim_patch_group", group, merged, base);
    }

    private ObjectNode write(String action, GroupRecord before, ObjectNode group, String base) {
        String name = name(group);
        refuseDuplicateName(name, before);
        var after = new GroupRecord(before.groupId(), name, Scim.text(group, "externalId"));
        records.save(after);
        move(action, after, ids(employees(before.unit())), members(group));
        return json(after, base);
    }

    /** Deletes the group. Its members move to the unit that is configured for employees without a department. */
    @Transactional
    public void delete(String id) {
        provisioning.lock();
        GroupRecord group = units.one(id);
        records.deleteGroup(group.groupId());
        move("scim_delete_group", group, ids(employees(group.unit())), Set.of());
    }

    private void move(String action, GroupRecord group, Set<String> before, Set<String> after) {
        Set<String> all = new LinkedHashSet<>(after);
        all.addAll(before);
        Map<String, Employee> employees = Employee.byIds(all);
        List<EmployeeFacts> moved = new ArrayList<>();
        for (String employeeId : all) {
            Employee employee = employees.get(employeeId);
            if (employee == null) {
                throw ScimRefused.invalid("member " + employeeId + " is not a user");
            }
            String unit = after.contains(employeeId) ? group.unit() : config.unitWithoutDepartment();
            moved.add(employee.facts().inUnit(unit));
        }
        provisioning.change(action, group.unit(), moved);
    }

    private void refuseDuplicateName(String name, @Nullable GroupRecord self) {
        boolean inUse = units.all().stream()
                .anyMatch(group -> group.unit().equalsIgnoreCase(name)
                        && (self == null || !group.groupId().equals(self.groupId())));
        if (inUse) {
            throw ScimRefused.notUnique("displayName belongs to another group");
        }
    }

    private static String name(ObjectNode group) {
        String name = Scim.text(group, "displayName");
        if (name == null || name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw ScimRefused.invalid("displayName is missing, longer than " + MAX_NAME_LENGTH
                    + " characters, or contains a control character");
        }
        return name;
    }

    private static Set<String> members(ObjectNode group) {
        Set<String> members = new LinkedHashSet<>();
        for (JsonNode member : group.path("members")) {
            String id = Scim.text(member, "value");
            if (id == null) {
                throw ScimRefused.invalid("a member has no value");
            }
            members.add(id);
        }
        return members;
    }

    private static List<Employee> employees(String unit) {
        return Employee.list("active and unit = ?1", Sort.by("employeeId"), unit);
    }

    private static Set<String> ids(List<Employee> employees) {
        Set<String> ids = new LinkedHashSet<>();
        employees.forEach(employee -> ids.add(employee.employeeId));
        return ids;
    }

    private static ObjectNode json(GroupRecord group, String base) {
        return json(group, employees(group.unit()), base);
    }

    private static ObjectNode json(GroupRecord group, List<Employee> employees, String base) {
        var json = Scim.object();
        json.putArray("schemas").add(Scim.GROUP);
        json.put("id", group.groupId().toString()).put("displayName", group.unit());
        if (group.externalId() != null) {
            json.put("externalId", group.externalId());
        }
        var members = json.putArray("members");
        employees.forEach(employee -> members.addObject()
                .put("value", employee.employeeId)
                .put("display", employee.name)
                .put("type", "User")
                .put("$ref", base + "/Users/" + Urls.segment(employee.employeeId)));
        json.putObject("meta").put("resourceType", "Group").put("location", base + "/Groups/" + group.groupId());
        return json;
    }
}
