package org.dutywatch.compliance.attention.domain;

/** What a host of a monitored site serves, and so what an access to it can say about a person's attention. */
public enum HostRole {
    /** The site itself, where a person goes on purpose: can open attention. */
    PAGE,
    /** The interface behind pages and apps: carries attention, does not open it. */
    APP_API,
    /** Asks for new messages by itself, all day: never counts. */
    MESSAGING_POLL,
    /** Pictures, styles, scripts: carries attention. */
    CDN,
    /** Video and audio: carries attention. */
    MEDIA,
    /** Buttons and boxes that other people's pages embed: never counts. */
    WIDGET,
    /** Counts visitors of other people's pages: never counts. */
    PIXEL,
    /** Signs people in on other sites: never counts. */
    AUTH,
    /** Leads elsewhere: never counts. */
    SHORTENER;

    boolean isEmbeddedElsewhere() {
        return this == WIDGET || this == PIXEL || this == AUTH || this == SHORTENER;
    }
}
