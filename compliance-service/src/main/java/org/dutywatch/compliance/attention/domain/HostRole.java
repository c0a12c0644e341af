package org.dutywatch.compliance.attention.domain;

/** What a host of a monitored site serves. The role decides whether an access can open or continue attention. */
public enum HostRole {
    /** The pages of the site itself: can open attention. */
    PAGE,
    /** The API behind pages and apps: continues attention, does not open it. */
    APP_API,
    /** Automatic requests for new messages, all day: never counts. */
    MESSAGING_POLL,
    /** Images, styles, scripts: continues attention. */
    CDN,
    /** Video and audio: continues attention. */
    MEDIA,
    /** Buttons and boxes that pages of other sites embed: never counts. */
    WIDGET,
    /** Tracking pixel in pages of other sites: never counts. */
    PIXEL,
    /** Sign-in on other sites: never counts. */
    AUTH,
    /** Redirects short links to other sites: never counts. */
    SHORTENER;

    boolean isEmbeddedElsewhere() {
        return this == WIDGET || this == PIXEL || this == AUTH || this == SHORTENER;
    }
}
