package org.dutywatch.compliance.cases.replies;

/** Validation of free text: lines of text without control characters, which could affect terminals or files. */
public final class PlainText {
    /** Matches any text without control characters other than tab, line feed and carriage return. */
    public static final String LINES = "[\\t\\n\\r\\P{Cc}]*";

    public static final String REFUSAL = "contains control characters";

    private PlainText() {}
}
