package org.dutywatch.compliance.attention.domain;

/** What one observation did for the point figure. Each observation has exactly one. */
public enum Contribution {
    /** Began or renewed a stretch of attention. */
    OPENED(true),
    /** Kept a stretch of attention going. */
    CARRIED(true),
    /** Left out: came with somebody else's page. */
    EMBED(false),
    /** Left out: a tab or an app that asks by itself, by its role or its regular period. */
    POLLING(false),
    /** Left out: too little, too slow or too far from any visit to show a person. */
    WEAK(false),
    /** Left out: may be another person's. */
    UNATTRIBUTED(false),
    /** Left out: the proxy refused it. */
    DENIED(false),
    /** Left out: official business on this site. */
    EXEMPT(false);

    private final boolean counted;

    Contribution(boolean counted) {
        this.counted = counted;
    }

    public boolean isCounted() {
        return counted;
    }
}
