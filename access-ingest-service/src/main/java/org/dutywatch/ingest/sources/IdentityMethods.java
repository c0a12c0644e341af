package org.dutywatch.ingest.sources;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;

/** The names of the identity methods in requests and in the database. */
final class IdentityMethods {
    static final List<String> NAMES = List.of(IdentityMethod.values()).stream()
            .map(IdentityMethods::nameOf)
            .toList();

    private IdentityMethods() {}

    static Set<IdentityMethod> of(List<String> names) {
        Set<IdentityMethod> methods = EnumSet.noneOf(IdentityMethod.class);
        for (IdentityMethod method : IdentityMethod.values()) {
            if (names.contains(nameOf(method))) {
                methods.add(method);
            }
        }
        return methods;
    }

    private static String nameOf(IdentityMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }
}
