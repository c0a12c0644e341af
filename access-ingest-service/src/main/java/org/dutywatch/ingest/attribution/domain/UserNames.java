package org.dutywatch.ingest.attribution.domain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Normalises the many spellings of one user name: {@code RIDGEMONT\SReyes}, {@code sreyes@RIDGEMONT.EXAMPLE},
 * {@code ridgemont%5Csreyes} and {@code RIDGEMONT+sreyes} become {@code sreyes}.
 */
public final class UserNames {
    /** In characters. No directory allows longer names, so longer text is not a name. */
    private static final int LONGEST = 128;

    private static final Set<String> NO_PERSON = Set.of("-", "n/a", "anonymous", "unknown", "none", "(null)");

    private UserNames() {}

    /** The normalised name; empty if it names no person: blank, {@code -}, machine accounts, {@code anonymous}. */
    public static Optional<UserName> normalise(String given) {
        String name = Normalizer.normalize(decoded(given), Normalizer.Form.NFC).strip();
        if (NO_PERSON.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        name = name.substring(name.lastIndexOf('\\') + 1);
        int realm = name.indexOf('@');
        if (realm >= 0) {
            name = name.substring(0, realm);
        }
        name = name.substring(name.lastIndexOf('+') + 1).strip().toLowerCase(Locale.ROOT);
        boolean noPerson = name.isEmpty() || name.endsWith("$") || NO_PERSON.contains(name);
        return noPerson || !isUsable(name) ? Optional.empty() : Optional.of(new UserName(name));
    }

    private static boolean isUsable(String name) {
        return name.length() <= LONGEST && name.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
    }

    /** Decodes percent-encoding once. A percent sign without two hex digits stays. */
    private static String decoded(String given) {
        if (given.indexOf('%') < 0) {
            return given;
        }
        byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                plain.write(high << 4 | low);
                i += 2;
            } else {
                plain.write(bytes[i]);
            }
        }
        return plain.toString(StandardCharsets.UTF_8);
    }
}
