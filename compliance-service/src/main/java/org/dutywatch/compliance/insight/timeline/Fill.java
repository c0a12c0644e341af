package org.dutywatch.compliance.insight.timeline;

/** How a bar is filled. The patterns differ without colour, also on paper. */
public enum Fill {
    DUTY("on duty", "", "#ffffff"),
    COUNTED("attention that counts", "", "#000000"),
    SITE("attention to one site", "", "#5a5a5a"),
    BREAK("duty-free break", "<path d=\"M-2 10L10 -2M-2 2L2 -2M6 10L10 6\"/>", "#ffffff"),
    LEAVE("leave", "<path d=\"M-2 10L10 -2M-2 -2L10 10\"/>", "#ffffff"),
    EXEMPT(
            "official business (exemption)",
            "<path d=\"M-2 -2L10 10M-2 6L2 10M6 -2L10 2\" stroke-width=\"2\"/>",
            "#ffffff"),
    EMBED("left out: loaded by a page of another site", "<circle cx=\"4\" cy=\"4\" r=\"1.3\"/>", "#ffffff"),
    POLLING("left out: automatic requests of a tab or an app", "<path d=\"M2 0V8M6 0V8\"/>", "#ffffff"),
    WEAK("left out: too little to show that a person was active", "<path d=\"M0 2H8M0 6H8\"/>", "#ffffff"),
    UNATTRIBUTED("left out: may be another person's", "<path d=\"M4 0V8M0 4H8\"/>", "#ffffff"),
    DENIED("left out: refused by the proxy", "<path d=\"M1 1L7 7M7 1L1 7\" stroke-width=\"1.6\"/>", "#ffffff"),
    OTHER("left out for another reason", "<path d=\"M0 7L4 1L8 7\"/>", "#ffffff");

    private final String meaning;
    private final String pattern;
    private final String background;

    Fill(String words, String pattern, String background) {
        this.meaning = words;
        this.pattern = pattern;
        this.background = background;
    }

    /** What the fill means, for the legend. */
    public String meaning() {
        return meaning;
    }

    /** The value of the SVG attribute {@code fill}. */
    String paint() {
        return pattern.isEmpty() ? background : "url(#" + id() + ")";
    }

    /** The SVG pattern that {@link #paint()} refers to; empty for a plain colour. */
    String definition() {
        return pattern.isEmpty()
                ? ""
                : "<pattern id=\"" + id() + "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
                        + "<rect width=\"8\" height=\"8\" fill=\"" + background
                        + "\"/><g stroke=\"#000000\" fill=\"none\">"
                        + pattern + "</g></pattern>";
    }

    private String id() {
        return "fill-" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
