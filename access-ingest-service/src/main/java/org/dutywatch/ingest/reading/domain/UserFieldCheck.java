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
 * Decides whether a user field of several words is one name. The first words may be the end of the field before, which a
 * client chose: of a URL if Squid is set to allow blanks in URLs ({@code uri_whitespace allow}), or of what the client's
 * machine answered if ident lookups are on. It is one name if none of its endings is an employee's name, and each ending
 * is a name.
 */
final class UserFieldCheck {
    /** In bytes. A longer name is none; see {@link UserNames}. */
    private static final int LONGEST_NAME = 512;

    /** A line with more words was forged to cost time: it counts as an employee's without being searched further. */
    private static final int MOST_WORDS = 1000;

    private final Identification identification;

    UserFieldCheck(Identification identification) {
        this.identification = identification;
    }

    /** Whether it is certain who the user is. If the source ignores user names, it does not matter. */
    boolean isCertain(byte[] bytes, ScannedLine line) {
        return !line.userHasBlank
                || !identification.uses(IdentityMethod.USERNAME)
                || isOneName(bytes, line.userFrom, line.userTo);
    }

    private boolean isOneName(byte[] bytes, int from, int to) {
        if (to - from > LONGEST_NAME || hasQuotedField(bytes, from, to)) {
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

    /** Whether a relay cut the line within a quoted field or header dump, in which a client wrote a peer. */
    private static boolean hasQuotedField(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at = spacesEnd(bytes, wordEnd(bytes, at, to), to)) {
            if (bytes[at] == '"' || bytes[at] == '[') {
                return true;
            }
        }
        return false;
    }

    private static long words(UserName name) {
        return name.value().chars().filter(c -> c == ' ').count() + 1;
    }

    /**
     * Whether one of the first words, or two adjacent ones, are the user name of an employee or an address that an employee
     * held. If the line may be several lines, all words count; if these are too many to be searched, the answer is yes.
     */
    boolean namesEmployee(byte[] bytes, int from, int to, LineFormat format) {
        int words = Bytes.hasEscapedNewline(bytes, from, to) ? Integer.MAX_VALUE : format.wordsWithUser();
        int before = -1;
        int at = separatorsEnd(bytes, from, to, format);
        for (int i = 0; at < to && i < words; i++) {
            if (i == MOST_WORDS) {
                return true;
            }
            int end = at;
            while (end < to && !format.separatesWords(bytes[end])) {
                end++;
            }
            if (identification.mayKnowClient(Bytes.text(bytes, at, end))
                    || names(bytes, at, end)
                    || before >= 0 && names(bytes, before, end)) {
                return true;
            }
            before = at;
            at = separatorsEnd(bytes, end, to, format);
        }
        return false;
    }

    private static int separatorsEnd(byte[] bytes, int from, int to, LineFormat format) {
        int at = from;
        while (at < to && format.separatesWords(bytes[at])) {
            at++;
        }
        return at;
    }

    private boolean names(byte[] bytes, int from, int to) {
        return identification.uses(IdentityMethod.USERNAME)
                && to - from <= LONGEST_NAME
                && name(bytes, from, to).filter(identification::mayKnow).isPresent();
    }

    private static Optional<UserName> name(byte[] bytes, int from, int to) {
        return UserNames.normalise(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
}
