package org.dutywatch.compliance.cases.unmasking;

import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Login;

/** Whoever asks for an unmasking or decides on it is known by his login: a user name can be given to somebody else. */
final class UnmaskingLogins {
    private UnmaskingLogins() {}

    /** @throws ProblemException FORBIDDEN if the caller's token does not name its issuer and its subject */
    static Login require(Caller caller) {
        return caller.login()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.FORBIDDEN, "your token names no issuer and subject, so it shows nobody by id"));
    }
}
