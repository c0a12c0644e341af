package org.dutywatch.compliance.model.attention;

/** How one observation contributed to the best estimate. Each observation has exactly one contribution. */
public enum Contribution {
    /** Started or renewed a session of attention. */
    OPENED(true),
    /** Continued a session of attention. */
    CARRIED(true),
    /** Excluded: loaded as a part of another site's page. */
    EMBED(false),
    /** Excluded: an automatic request of a tab or an app, recognised by host role or regular period. */
    POLLING(false),
    /** Excluded: too few bytes, too slow, or too far from any visit to show that a person looked. */
    WEAK(false),
    /**
     * Excluded: attributed to the employee, but ambiguous, because another person may have made it. An access that
     * ingest could not attribute to anybody never becomes an observation.
     */
    UNATTRIBUTED(false),
    /** Excluded: the proxy refused it. */
    DENIED(false),
    /** Excluded: official business on this site. */
    EXEMPT(false);

    private final boolean counted;

    Contribution(boolean counted) {
        this.counted = counted;
    }

    public boolean isCounted() {
        return counted;
    }
}
