package org.dutywatch.compliance.employees;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Makes names that say nothing about the person: 40 random bits in Crockford's base 32 (no I, L, O, U). */
@ApplicationScoped
class Pseudonyms {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    private final SecureRandom random = new SecureRandom();

    String next() {
        var pseudonym = new StringBuilder("P-");
        for (int i = 0; i < LENGTH; i++) {
            pseudonym.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return pseudonym.toString();
    }
}
