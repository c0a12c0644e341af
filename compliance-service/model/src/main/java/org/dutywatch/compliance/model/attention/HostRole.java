package org.dutywatch.compliance.model.attention;

/**
 * What a host of a monitored site serves. For requests, the role decides how a burst of accesses counts: it can open a
 * session of attention by itself, only continue one, or never counts. Some profiles let several bursts that only
 * continue open a session together ({@code BurstRule.openTogether}). For connections (tunnels, flows), the role decides
 * only the weight of the bytes, so every role that counts at all can open one ({@code VolumeRule}).
 */
public enum HostRole {
    /** The pages of the site itself: can open a session. */
    PAGE,
    /**
     * The API behind pages and apps: continues a session; opens one by itself only under {@code
     * BurstRule.interfaceOpens}.
     */
    APP_API,
    /** Automatic requests for new messages, all day: never counts. */
    MESSAGING_POLL,
    /** Images, styles, scripts: continues a session. */
    CDN,
    /** Video and audio: continues a session. */
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
