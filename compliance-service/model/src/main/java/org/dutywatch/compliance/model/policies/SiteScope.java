package org.dutywatch.compliance.model.policies;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sites whose minutes a policy limits. The sites of a category are fixed when the policy is drafted, so that the
 * approver sees which sites are limited, and a newer site catalogue does not change any minutes.
 *
 * @param categories the requested site categories, sorted
 * @param named ids of the requested sites, sorted
 * @param sites ids of all limited sites, sorted: the named ones and those of the categories; empty means all monitored
 *     sites
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

    public boolean contains(String site) {
        return coversEverySite() || sites.contains(site);
    }

    /**
     * Whether both were requested for the same categories and sites. Of such policies only one applies to a shift;
     * policies with different requests apply side by side.
     */
    boolean hasSameRequest(SiteScope other) {
        return categories.equals(other.categories) && named.equals(other.named);
    }

    private static List<String> sorted(List<String> texts) {
        return List.copyOf(new TreeSet<>(Set.copyOf(texts)));
    }
}
