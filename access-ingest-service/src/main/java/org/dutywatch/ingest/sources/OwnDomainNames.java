package org.dutywatch.ingest.sources;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Checks the department's domains in a request. */
final class OwnDomainNames {
    static final int MOST = 100;
    private static final int LONGEST = 255;

    /** A NetBIOS domain or a DNS name: letters and digits of any script, and {@code . _ -}. */
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*");

    private OwnDomainNames() {}

    /**
     * The domains of a request; none if it has none.
     *
     * @throws ProblemException INVALID_REQUEST if one is no domain or is given twice
     */
    static List<String> check(@Nullable List<String> given) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MOST) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "domains lists more than " + MOST + " domains");
        }
        given.forEach(OwnDomainNames::requireDomain);
        long distinct = given.stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        if (distinct < given.size()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "domains lists a domain twice");
        }
        return List.copyOf(given);
    }

    private static void requireDomain(@Nullable String domain) {
        if (domain == null
                || domain.length() > LONGEST
                || !DOMAIN.matcher(domain).matches()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "domains contains '" + domain + "': a domain is written alone, as RIDGEMONT or ridgemont.example,"
                            + " with at most " + LONGEST + " characters");
        }
    }
}
