package org.dutywatch.compliance.employees.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a department tells about one person.
 *
 * @param username as the directory spells it
 * @param aliases further names under which the person appears in logs
 * @param email in lower case
 */
public record EmployeeFacts(
        String employeeId,
        boolean active,
        String username,
        List<String> aliases,
        String name,
        String email,
        @Nullable String supervisorId,
        String unit) {

    /** The user name and its aliases without domain, realm and case: no two people may share one. */
    Set<String> userKeys() {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(key(username));
        aliases.forEach(alias -> keys.add(key(alias)));
        return keys;
    }

    private static String key(String username) {
        String bare = username.substring(username.lastIndexOf('\\') + 1);
        int realm = bare.indexOf('@');
        return (realm > 0 ? bare.substring(0, realm) : bare).toLowerCase(Locale.ROOT);
    }
}
