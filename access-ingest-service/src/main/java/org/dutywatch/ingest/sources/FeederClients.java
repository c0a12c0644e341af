package org.dutywatch.ingest.sources;

import java.util.HashSet;
import java.util.List;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Checks the clients in a request that may send lines of a source or a feed. */
public final class FeederClients {
    /** How many clients may send lines of one source or feed. */
    public static final int MOST = 50;

    private static final int LONGEST = 255;

    private FeederClients() {}

    /**
     * The ids of the clients of a request; none if it has none.
     *
     * @throws ProblemException INVALID_REQUEST if one cannot be the id of a client, or is given twice
     */
    public static List<String> check(@Nullable List<String> given) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MOST) {
            throw invalid("feeders lists more than " + MOST + " clients");
        }
        given.forEach(FeederClients::requireClientId);
        if (new HashSet<>(given).size() < given.size()) {
            throw invalid("feeders lists a client twice");
        }
        return List.copyOf(given);
    }

    /** A client id has no blanks at its ends, because these are seldom meant and hard to see. */
    private static void requireClientId(@Nullable String client) {
        if (client == null
                || client.isBlank()
                || client.length() > LONGEST
                || !client.equals(client.strip())
                || client.chars().anyMatch(Character::isISOControl)) {
            throw invalid(
                    "feeders contains '" + client + "': a client is written as its OIDC client id, as proxy-shipper,"
                            + " with at most " + LONGEST + " characters");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
