package org.dutywatch.compliance.people.scim;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.people.employees.Employee;
import org.dutywatch.compliance.people.scim.ScimRecords.GroupRecord;

/** The units of the department as SCIM groups: the units of active employees, and those created over SCIM. */
@ApplicationScoped
class UnitGroups {
    private final ScimRecords records;

    UnitGroups(ScimRecords records) {
        this.records = records;
    }

    List<GroupRecord> all() {
        List<GroupRecord> all = new ArrayList<>(records.groups());
        Set<String> stored = new HashSet<>();
        all.forEach(group -> stored.add(group.unit()));
        Employee.getEntityManager()
                .createQuery("select distinct e.unit from Employee e where e.active order by e.unit", String.class)
                .getResultStream()
                .filter(unit -> !stored.contains(unit))
                .forEach(unit -> all.add(new GroupRecord(freeId(unit, all), unit, null)));
        return all;
    }

    /** @throws ScimRefused 404 if there is no such unit */
    GroupRecord one(String id) {
        return all().stream()
                .filter(group -> group.groupId().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> ScimRefused.notFound("there is no such group"));
    }

    /** The id of a unit; for a unit without active employees the id that its name would give. */
    String idOf(String unit) {
        return all().stream()
                .filter(group -> group.unit().equals(unit))
                .map(group -> group.groupId().toString())
                .findFirst()
                .orElseGet(() -> idFrom(unit).toString());
    }

    /**
     * An id for a new unit. It is derived from the name, unless another unit has that id: a renamed unit keeps the id
     * that its first name gave.
     */
    static UUID freeId(String unit, List<GroupRecord> existing) {
        String seed = unit;
        while (isInUse(idFrom(seed), existing)) {
            seed += "'";
        }
        return idFrom(seed);
    }

    private static boolean isInUse(UUID id, List<GroupRecord> existing) {
        return existing.stream().anyMatch(group -> group.groupId().equals(id));
    }

    private static UUID idFrom(String unit) {
        return UUID.nameUUIDFromBytes(unit.getBytes(StandardCharsets.UTF_8));
    }
}
