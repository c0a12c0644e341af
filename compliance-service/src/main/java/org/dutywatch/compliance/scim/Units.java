package org.dutywatch.compliance.scim;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.employees.Employee;
import org.dutywatch.compliance.scim.ScimRecords.GroupRecord;

/** The units of the department as SCIM groups: those of active employees, and those that were made over SCIM. */
@ApplicationScoped
class Units {
    private final ScimRecords records;

    Units(ScimRecords records) {
        this.records = records;
    }

    List<GroupRecord> all() {
        List<GroupRecord> all = new ArrayList<>(records.groups());
        Set<String> made = new HashSet<>();
        all.forEach(group -> made.add(group.unit()));
        Employee.getEntityManager()
                .createQuery("select distinct e.unit from Employee e where e.active order by e.unit", String.class)
                .getResultStream()
                .filter(unit -> !made.contains(unit))
                .forEach(unit -> all.add(new GroupRecord(freeId(unit, all), unit, null)));
        return all;
    }

    /** @throws ScimRefused NOT FOUND */
    GroupRecord one(String id) {
        return all().stream()
                .filter(group -> group.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> ScimRefused.notFound("there is no such group"));
    }

    String idOf(String unit) {
        return all().stream()
                .filter(group -> group.unit().equals(unit))
                .map(group -> group.id().toString())
                .findFirst()
                .orElseGet(() -> idFrom(unit).toString());
    }

    /** The id of a unit stays the one of its first name, so another may have taken the id of a name. */
    static UUID freeId(String unit, List<GroupRecord> taken) {
        String seed = unit;
        while (isTaken(idFrom(seed), taken)) {
            seed += "'";
        }
        return idFrom(seed);
    }

    private static boolean isTaken(UUID id, List<GroupRecord> taken) {
        return taken.stream().anyMatch(group -> group.id().equals(id));
    }

    private static UUID idFrom(String unit) {
        return UUID.nameUUIDFromBytes(unit.getBytes(StandardCharsets.UTF_8));
    }
}
