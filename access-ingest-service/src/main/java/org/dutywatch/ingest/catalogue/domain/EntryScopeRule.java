package org.dutywatch.ingest.catalogue.domain;

/** Refuses entries that would cover hosts of many owners as if they were one. */
public final class EntryScopeRule {
    private final PublicSuffixes suffixes;

    public EntryScopeRule(PublicSuffixes suffixes) {
        this.suffixes = suffixes;
    }

    /** @throws IllegalArgumentException naming the entry that is too wide */
    public void check(CatalogueEntry entry) {
        if (entry.scope() == HostScope.HOST || entry.monitored() == null) {
            return;
        }
        PublicSuffixes.Kind kind = suffixes.kindOf(entry.host());
        if (kind == PublicSuffixes.Kind.REGISTRY) {
            throw new IllegalArgumentException(
                    "'" + entry.written() + "' would cover every site of a registry: list the domain of the site");
        }
        if (kind == PublicSuffixes.Kind.PLATFORM && entry.scope() == HostScope.DOMAIN) {
            throw new IllegalArgumentException(
                    "'" + entry.written()
                            + "' is a platform with many owners by the public suffix list: list it as tenants, or one tenant alone");
        }
    }
}
