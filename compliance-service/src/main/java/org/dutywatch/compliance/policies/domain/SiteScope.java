package org.dutywatch.compliance.policies.domain;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sites whose minutes a policy limits. Which sites a category holds is fixed when the policy is drafted, so that the
 * second person approves them by name and a newer catalogue changes no figure.
 *
 * @param categories as they were asked for, sorted
 * @param named as they were asked for beside the categories, sorted
 * @param sites all of them by id, sorted; empty for every monitored site
 */
public record SiteScope(List<String> categories, List<String> named, List<String> sites) {

    public static final SiteScope ALL = new SiteScope(List.of(), List.of(), List.of());

    public SiteScope {
        categories = sorted(categories);
        named = sorted(named);
        sites = sorted(sites);
    }

    public boolean coversEverySite() {
        return sites.isEmpty();
    }

    public boolean holds(String site) {
        return coversEverySite() || sites.contains(site);
    }

    /** Policies that were asked for the same sites compete; others stand beside each other. */
    boolean sameAs(SiteScope other) {
        return categories.equals(other.categories) && named.equals(other.named);
    }

    private static List<String> sorted(List<String> texts) {
        return List.copyOf(new TreeSet<>(Set.copyOf(texts)));
    }
}
