package org.dutywatch.ingest.reading.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.spacesEnd;
import static org.dutywatch.ingest.reading.domain.Bytes.wordEnd;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.attribution.domain.UserNames;

/**
 * Decides whether a user field of several words is certainly one name. Squid removes blanks from URLs unless it is told to
 * allow them ({@code uri_whitespace allow}). So the words after the first blank are one name, as in {@code mary ann},
 * unless the last of them alone are a name as well: then the first ones may be the end of a URL, which a client chose.
 */
final class UserFieldCheck {
    /** The user is the eighth word; a prefix has a few more. */
    private static final int WORDS_SEARCHED = 24;

    /** In bytes. A longer name is none; see {@link UserNames}. */
    private static final int LONGEST_NAME = 512;

    private final Identification identification;
    private final LineFormat format;

    UserFieldCheck(Identification identification, LineFormat format) {
        this.identification = identification;
        this.format = format;
    }

    /** Whether it is certain who the user is. If the source ignores user names, it does not matter. */
    boolean isCertain(byte[] bytes, ScannedLine line) {
        return !line.userHasBlank
                || !identification.uses(IdentityMethod.USERNAME)
                || isOneName(bytes, line.userFrom, line.userTo);
    }

    private boolean isOneName(byte[] bytes, int from, int to) {
        if (to - from > LONGEST_NAME) {
            return false;
        }
        int words = 1;
        for (int at = wordEnd(bytes, from, to); at < to; at = wordEnd(bytes, spacesEnd(bytes, at, to), to)) {
            Optional<UserName> last = name(bytes, spacesEnd(bytes, at, to), to);
            if (last.isEmpty() || identification.mayKnow(last.get())) {
                return false;
            }
            words++;
        }
        // A domain before the name or a realm after it, which are cut off, has no blank.
        int expected = words;
        return name(bytes, from, to).filter(name -> words(name) == expected).isPresent();
    }

    private static long words(UserName name) {
        return name.value().chars().filter(c -> c == ' ').count() + 1;
    }

    /** Whether one of the first words, or two adjacent ones, are the user name of an employee. */
    boolean namesEmployee(byte[] bytes, int from, int to) {
        if (!identification.uses(IdentityMethod.USERNAME)) {
            return false;
        }
        int before = -1;
        int at = spacesEnd(bytes, from, to);
        for (int i = 0; at < to && i < WORDS_SEARCHED; i++) {
            int end = wordEnd(bytes, at, to);
            if (names(bytes, at, end) || before >= 0 && names(bytes, before, end)) {
                return true;
            }
            before = at;
            at = spacesEnd(bytes, end, to);
        }
        return false;
    }

    /** Whether an escaped newline and the begin of a line stand in a user field of several words. */
    boolean holdsEscapedLine(byte[] bytes, ScannedLine line) {
        if (!line.userHasBlank) {
            return false;
        }
        for (int at = line.userFrom; at + 4 < line.userTo; at++) {
            if (LineSplitter.isEscape(bytes, at, '2') && format.startsAt(bytes, at + 4, line.userTo)) {
                return true;
            }
        }
        return false;
    }

    private boolean names(byte[] bytes, int from, int to) {
        return to - from <= LONGEST_NAME
                && name(bytes, from, to).filter(identification::mayKnow).isPresent();
    }

    private static Optional<UserName> name(byte[] bytes, int from, int to) {
        return UserNames.normalise(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
}
