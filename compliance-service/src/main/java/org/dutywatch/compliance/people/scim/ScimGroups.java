package org.dutywatch.compliance.people.scim;

import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Meta;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.people.employees.Employee;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.reads.PersonReads;
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
    private final PersonReads reads;

    ScimGroups(
            ScimRecords records,
            UnitGroups units,
            ProvisionEmployees provisioning,
            ScimConfig config,
            PersonReads reads) {
        this.records = records;
        this.units = units;
        this.provisioning = provisioning;
        this.config = config;
        this.reads = reads;
    }

    @Transactional
    public ListResponse<GenericScimResource> list(ScimListQuery query, String base) {
        var name = query.requiredValue("displayName");
        Map<String, List<Employee>> members = Employee.<Employee>list("active", Sort.by("employeeId")).stream()
                .collect(Collectors.groupingBy(employee -> employee.unit));
        Map<String, Set<String>> byGroup = new HashMap<>();
        units.all()
                .forEach(group ->
                        byGroup.put(group.groupId().toString(), ids(members.getOrDefault(group.unit(), List.of()))));
        List<String> shown = new ArrayList<>();
        var page = query.page(
                units.all().stream()
                        .filter(group -> name.isEmpty() || name.get().equalsIgnoreCase(group.unit()))
                        .map(group -> resource(group, members.getOrDefault(group.unit(), List.of()), base))
                        .toList(),
                group -> shown.addAll(byGroup.getOrDefault(group.getId(), Set.of())));
        reads.showsById("view_scim_groups", null, shown);
        return page;
    }

    @Transactional
    public GroupResource one(String id, String base) {
        GroupRecord group = units.one(id);
        reads.showsById("view_scim_group", null, ids(employees(group.unit())));
        return resource(group, base);
    }

    @Transactional
    public GroupResource create(GenericScimResource given, String base) {
        provisioning.lock();
        GroupResource group = model(given);
        String name = name(group);
        refuseDuplicateName(name, null);
        var created = new GroupRecord(UnitGroups.freeId(name, units.all()), name, Scim.stripped(group.getExternalId()));
        records.save(created);
        move("scim_create_group", created, Set.of(), members(group));
        return resource(created, base);
    }

    /** Attributes that the request leaves out stay as they are, the members included. */
    @Transactional
    public GroupResource replace(String id, GenericScimResource given, String base) {
        provisioning.lock();
        GroupRecord group = units.one(id);
        GenericScimResource merged = resource(group, base).asGenericScimResource();
        merged.getObjectNode().setAll(given.getObjectNode());
        return write("scim_replace_group", group, merged, base);
    }

    @Transactional
    public GroupResource patch(String id, GenericScimResource patch, String base) {
        provisioning.lock();
        GroupRecord group = units.one(id);
        GenericScimResource merged = resource(group, base).asGenericScimResource();
        new ScimPatch(STORED_ATTRIBUTES).apply(patch, merged);
        return write("scim_patch_group", group, merged, base);
    }

    private GroupResource write(String action, GroupRecord before, GenericScimResource changed, String base) {
        GroupResource group = model(changed);
        String name = name(group);
        refuseDuplicateName(name, before);
        var after = new GroupRecord(before.groupId(), name, Scim.stripped(group.getExternalId()));
        records.save(after);
        move(action, after, ids(employees(before.unit())), members(group));
        return resource(after, base);
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

    private static GroupResource model(GenericScimResource group) {
        return Scim.model(Scim.json(group, STORED_ATTRIBUTES::contains), GroupResource.class);
    }

    private static String name(GroupResource group) {
        String name = Scim.stripped(group.getDisplayName());
        if (name == null || name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw ScimRefused.invalid("displayName is missing, longer than " + MAX_NAME_LENGTH
                    + " characters, or contains a control character");
        }
        return name;
    }

    private static Set<String> members(GroupResource group) {
        Set<String> members = new LinkedHashSet<>();
        for (Member member : group.getMembers() == null ? List.<Member>of() : group.getMembers()) {
            String id = Scim.stripped(member.getValue());
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

    private static GroupResource resource(GroupRecord group, String base) {
        return resource(group, employees(group.unit()), base);
    }

    private static GroupResource resource(GroupRecord group, List<Employee> employees, String base) {
        var resource = new GroupResource()
                .setDisplayName(group.unit())
                .setMembers(employees.stream()
                        .map(employee -> new Member()
                                .setValue(employee.employeeId)
                                .setDisplay(employee.name)
                                .setType("User")
                                .setRef(Scim.userUrl(base, employee.employeeId)))
                        .toList());
        resource.setId(group.groupId().toString());
        resource.setExternalId(group.externalId());
        resource.setMeta(
                new Meta().setResourceType("Group").setLocation(URI.create(base + "/Groups/" + group.groupId())));
        return resource;
    }
}
