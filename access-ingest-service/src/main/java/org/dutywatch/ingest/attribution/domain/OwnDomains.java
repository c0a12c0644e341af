package org.dutywatch.ingest.attribution.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which user names of a source are the department's. A name of any other domain is somebody else's, unless an employee
 * is recorded with exactly this name.
 *
 * @param domains the department's domains and realms, normalised
 * @param bareNames whether a name without a domain is the department's
 */
public record OwnDomains(Set<String> domains, boolean bareNames) {
    /** Only names without a domain are the department's. */
    public static final OwnDomains BARE_NAMES_ONLY = of(List.of(), true);

    public OwnDomains {
        domains = Set.copyOf(domains);
    }

    /** @param domains as entered, in upper or lower case */
    public static OwnDomains of(Collection<String> domains, boolean bareNames) {
        return new OwnDomains(domains.stream().map(UserNames::domain).collect(Collectors.toSet()), bareNames);
    }

    /** The name without the department's domains and realms. All others stay. */
    public UserName strip(UserName name) {
        List<String> others = name.domains().stream()
                .filter(domain -> !domains.contains(domain))
                .toList();
        return UserName.of(withoutPrefix(name.local()), others);
    }

    /** Samba's winbind may write {@code RIDGEMONT+sreyes}. A plus after anything else is part of the name. */
    private String withoutPrefix(String local) {
        int plus = local.indexOf('+');
        boolean prefixed = plus >= 0 && plus < local.length() - 1 && domains.contains(local.substring(0, plus));
        return prefixed ? local.substring(plus + 1) : local;
    }

    /** The names under which the person may be recorded, whom a line of the source names so. */
    Set<UserName> recordedNames(UserName name) {
        Set<UserName> recorded = new LinkedHashSet<>();
        UserName stripped = strip(name);
        boolean own = !stripped.equals(name) || bareNames;
        if (!name.isBare()) {
            recorded.add(name);
        }
        if (own || !stripped.isBare()) {
            recorded.add(stripped);
        }
        if (own && stripped.isBare()) {
            recorded.addAll(withEachDomain(stripped.local()));
        }
        return recorded;
    }

    private List<UserName> withEachDomain(String local) {
        List<UserName> qualified = new ArrayList<>();
        for (String domain : domains) {
            qualified.add(UserName.of(local, List.of(domain)));
            qualified.add(new UserName(domain + "+" + local));
        }
        return qualified;
    }
}
