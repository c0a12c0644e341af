package org.dutywatch.eventkit.csv;

import java.util.stream.Collectors;

/**
 * Characters that look like a plain blank, or that cannot be seen at all. Spreadsheets write a no-break blank
 * (U+00A0) or a narrow one (U+202F, before AM and PM since CLDR 42) where a person sees a plain one.
 */
public final class Blanks {
    private Blanks() {}

    /** The text with a plain blank for every other kind of blank, and without blanks at both ends. */
    public static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().map(one -> isOtherBlank(one) ? ' ' : one).forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    /**
     * The text, followed by the name and number of each character in it that cannot be seen, such as {@code (ZERO WIDTH
     * SPACE cannot be seen, U+200B)}; unchanged if it has none.
     */
    public static String explained(String text) {
        String unseen = text.codePoints()
                .filter(one -> isOtherBlank(one) || isInvisible(one))
                .distinct()
                .mapToObj(Blanks::explanation)
                .collect(Collectors.joining("; "));
        return unseen.isEmpty() || text.endsWith(unseen + ")") ? text : text + " (" + unseen + ")";
    }

    private static String explanation(int character) {
        return Character.getName(character)
                + (isOtherBlank(character) ? " looks like a blank" : " cannot be seen")
                + String.format(", U+%04X", character);
    }

    private static boolean isOtherBlank(int character) {
        return character != ' ' && Character.getType(character) == Character.SPACE_SEPARATOR;
    }

    private static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT
                || Character.isISOControl(character) && character != '\n';
    }
}
