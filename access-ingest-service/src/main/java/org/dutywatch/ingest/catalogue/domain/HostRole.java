package org.dutywatch.ingest.catalogue.domain;

/** What part a host plays in its site; how much a line about it can say is the estimator's business. */
public enum HostRole {
    /** Pages that a person opens. */
    PAGE,
    /** Called by the site's own pages and apps; also any sub-domain of the site that the catalogue does not name. */
    APP_API,
    /** Long-lived or repeated calls that go on without anybody looking. */
    MESSAGING_POLL,
    /** Scripts, styles and small pictures; also fetched by foreign pages that embed the site. */
    CDN,
    /** Films and large pictures. */
    MEDIA,
    /** Buttons, embedded posts and SDKs on foreign pages. */
    WIDGET,
    /** Counting of visitors on foreign pages. */
    PIXEL,
    /** Sign-in, also into foreign sites. */
    AUTH,
    /** Links that lead elsewhere. */
    SHORTENER
}
