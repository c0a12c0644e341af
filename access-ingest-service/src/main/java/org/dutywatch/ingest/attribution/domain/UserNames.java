package org.dutywatch.ingest.attribution.domain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the many spellings of one user name to one: {@code RIDGEMONT\SReyes}, {@code sreyes@RIDGEMONT.EXAMPLE},
 * {@code ridgemont%5Csreyes} and {@code RIDGEMONT+sreyes} are {@code sreyes}.
 */
public final class UserNames {
    /** Longer than any directory allows; what is longer is not a name. */
    private static final int LONGEST = 128;

    private static final Set<String> NOBODY = Set.of("-", "n/a", "anonymous", "unknown", "none", "(null)");

    private UserNames() {}

    /** The name in its one form; empty if it names nobody: blank, {@code -}, machine accounts, {@code anonymous}. */
    public static Optional<UserName> normalise(String given) {
        String name = Normalizer.normalize(decoded(given), Normalizer.Form.NFC).strip();
        if (NOBODY.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        name = name.substring(name.lastIndexOf('\\') + 1);
        int realm = name.indexOf('@');
        if (realm >= 0) {
            name = name.substring(0, realm);
        }
        name = name.substring(name.lastIndexOf('+') + 1).strip().toLowerCase(Locale.ROOT);
        boolean nobody = name.isEmpty() || name.endsWith("$") || NOBODY.contains(name);
        return nobody || !usable(name) ? Optional.empty() : Optional.of(new UserName(name));
    }

    private static boolean usable(String name) {
        return name.length() <= LONGEST && name.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
    }

    /** Undoes percent-encoding once; a percent sign that encodes nothing stays. */
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
