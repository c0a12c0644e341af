package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dutywatch.compliance.rules.policies.SiteCategories;

/**
 * Resolves sites and site categories to sites. A category means the sites that it contains when the exemption is
 * granted; a later change of the category does not change the exemption.
 */
@ApplicationScoped
public class ResolveExemptSites {
    private final SiteCategories siteCategories;

    ResolveExemptSites(SiteCategories siteCategories) {
        this.siteCategories = siteCategories;
    }

    /** Returns a message about the first unknown category; empty if all are known. */
    public Optional<String> refusal(Collection<String> categories) {
        return categories.stream()
                .filter(category -> siteCategories.sitesOf(canonical(category)).isEmpty())
                .findFirst()
                .map(category -> "category '" + category + "' is none of " + new TreeSet<>(siteCategories.names()));
    }

    /** The named sites and those of the categories, sorted; empty means all sites. Unknown categories are ignored. */
    public SortedSet<String> resolve(Collection<String> sites, Collection<String> categories) {
        SortedSet<String> all = new TreeSet<>(sites);
        categories.forEach(
                category -> siteCategories.sitesOf(canonical(category)).ifPresent(all::addAll));
        return all;
    }

    private static String canonical(String category) {
        return category.toUpperCase(Locale.ROOT);
    }
}
