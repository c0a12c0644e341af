package org.dutywatch.ingest.catalogue.domain;

/** The category of a site. The order speaks of personal web pages, social networking and other internet sites. */
public enum SiteCategory {
    SOCIAL_NETWORK,
    MESSAGING,
    MEDIA,
    FORUM,
    PERSONAL_PAGES,
    DATING
}
