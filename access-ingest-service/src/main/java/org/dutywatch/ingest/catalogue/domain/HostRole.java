package org.dutywatch.ingest.catalogue.domain;

/** The role of a host in its site. The estimator decides how much evidence a line about it is. */
public enum HostRole {
    /** Pages that a person opens. */
    PAGE,
    /** Called by the site's own pages and apps; also any sub-domain of the site that the catalogue does not name. */
    APP_API,
    /** Long-lived or repeated requests, which continue while nobody looks at the site. */
    MESSAGING_POLL,
    /** Scripts, styles and small pictures; also fetched by pages of other sites that embed this site. */
    CDN,
    /** Films and large pictures. */
    MEDIA,
    /** Buttons, embedded posts and SDKs on pages of other sites. */
    WIDGET,
    /** Counts visitors on pages of other sites. */
    PIXEL,
    /** Sign-in, also to other sites. */
    AUTH,
    /** Short links that redirect to any site. */
    SHORTENER
}
