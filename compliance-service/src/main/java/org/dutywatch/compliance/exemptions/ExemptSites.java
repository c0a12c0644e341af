package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dutywatch.compliance.policies.SiteCategories;

/** Sites and categories as somebody names them: a category is the sites that it holds when the exemption is granted. */
@ApplicationScoped
class ExemptSites {
    private final SiteCategories known;

    ExemptSites(SiteCategories known) {
        this.known = known;
    }

    /** The first that is no category; nothing where all are. */
    Optional<String> refusal(Collection<String> categories) {
        return categories.stream()
                .filter(category -> known.sitesOf(name(category)).isEmpty())
                .findFirst()
                .map(category -> "category '" + category + "' is none of " + new TreeSet<>(known.names()));
    }

    /** All of them together; empty means all sites. */
    SortedSet<String> of(Collection<String> sites, Collection<String> categories) {
        SortedSet<String> all = new TreeSet<>(sites);
        categories.forEach(category -> known.sitesOf(name(category)).ifPresent(all::addAll));
        return all;
    }

    private static String name(String category) {
        return category.toUpperCase(Locale.ROOT);
    }
}
