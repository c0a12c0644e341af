package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;

/**
 * Generates the pseudonyms from which the ids of findings are computed. Nobody is shown them. A pseudonym is {@code P-} and
 * 40 random bits in Crockford's base 32, which has no I, L, O and U.
 */
@ApplicationScoped
class Pseudonyms {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    private final SecureRandom random = new SecureRandom();

    String next() {
        var pseudonym = new StringBuilder(EmployeeFacts.PSEUDONYM_PREFIX);
        for (int i = 0; i < LENGTH; i++) {
            pseudonym.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return pseudonym.toString();
    }
}
