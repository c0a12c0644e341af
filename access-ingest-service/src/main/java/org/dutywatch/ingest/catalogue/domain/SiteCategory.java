package org.dutywatch.ingest.catalogue.domain;

/** What kind of site it is, in the words of the order: personal web pages, social networking, other internet sites. */
public enum SiteCategory {
    SOCIAL_NETWORK,
    MESSAGING,
    MEDIA,
    FORUM,
    PERSONAL_PAGES,
    DATING
}
