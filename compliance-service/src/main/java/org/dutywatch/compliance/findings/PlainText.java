package org.dutywatch.compliance.findings;

/** Text that people write: lines, and nothing that steers a terminal or breaks a file. */
public final class PlainText {
    /** Anything but control characters; line feeds and tabs are no harm. */
    public static final String LINES = "[\\t\\n\\r\\P{Cc}]*";

    public static final String REFUSAL = "holds control characters";

    private PlainText() {}
}
