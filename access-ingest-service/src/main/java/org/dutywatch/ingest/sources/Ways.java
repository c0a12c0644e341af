package org.dutywatch.ingest.sources;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Identity;

/** The names of the identity methods in requests and in the database. */
final class Ways {
    static final List<String> WORDS =
            List.of(Identity.values()).stream().map(Ways::nameOf).toList();

    private Ways() {}

    static Set<Identity> of(List<String> names) {
        Set<Identity> methods = EnumSet.noneOf(Identity.class);
        for (Identity method : Identity.values()) {
            if (names.contains(nameOf(method))) {
                methods.add(method);
            }
        }
        return methods;
    }

    private static String nameOf(Identity method) {
        return method.name().toLowerCase(Locale.ROOT);
    }
}
