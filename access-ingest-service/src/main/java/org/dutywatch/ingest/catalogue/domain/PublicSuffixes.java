package org.dutywatch.ingest.catalogue.domain;

/** The public suffix list: the domains below which different people can have hosts. */
public interface PublicSuffixes {
    /** What a domain is in the list. */
    enum Kind {
        /** It belongs to one owner. */
        NONE,
        /** A platform gives hosts below it to its users, such as {@code github.io}. */
        PLATFORM,
        /** A registry sells domains below it, such as {@code com} and {@code co.uk}. */
        REGISTRY
    }

    /** @param domain in lower case, without leading dot */
    Kind kindOf(String domain);
}
