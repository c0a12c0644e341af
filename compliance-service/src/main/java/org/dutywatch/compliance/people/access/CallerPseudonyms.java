package org.dutywatch.compliance.people.access;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.rest.Caller;
import org.jboss.logging.Logger;

/**
 * The pseudonyms under which the caller sees employees. A configured key that cannot be read stops the service at
 * start.
 */
@ApplicationScoped
@Startup
public class CallerPseudonyms {
    private static final Logger LOG = Logger.getLogger(CallerPseudonyms.class);
    private static final int KEY_BYTES = 32;

    private final PseudonymScheme scheme;
    private final EmployeesByPseudonym employeesByPseudonym;
    private final Caller caller;
    private final Clock clock;

    CallerPseudonyms(PseudonymsConfig config, Employees employees, Caller caller, Clock clock, ZoneId zone) {
        this.scheme = new PseudonymScheme(
                config.keyFile()
                        .map(CallerPseudonyms::contents)
                        .or(config::key)
                        .map(CallerPseudonyms::decoded)
                        .orElseGet(CallerPseudonyms::ofThisStart),
                config.period(),
                zone);
        this.employeesByPseudonym = new EmployeesByPseudonym(scheme, employees::count, employees::allIds);
        this.caller = caller;
        this.clock = clock;
    }

    /** The pseudonyms of now. */
    public ViewerPseudonyms current() {
        return scheme.of(viewer(), scheme.periodAt(clock.instant()));
    }

    /** Whether the time is in the present period, so that the caller knew employees under the pseudonyms of now. */
    public boolean isOfThisPeriod(Instant time) {
        return scheme.periodAt(time) == scheme.periodAt(clock.instant());
    }

    /**
     * The employee to whom the caller's pseudonym of this period belongs.
     *
     * @param pseudonym in upper or lower case
     */
    Optional<String> employeeId(String pseudonym) {
        return employeesByPseudonym.find(pseudonym, viewer(), clock.instant());
    }

    /** The caller's login; a user name can be given to somebody else. */
    private String viewer() {
        return caller.login()
                .map(login -> login.issuer() + "\n" + login.subject())
                .orElseGet(caller::name);
    }

    private static byte[] ofThisStart() {
        LOG.warn("dutywatch.pseudonyms.key-file is not set: pseudonyms change with every start of this service");
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static byte[] decoded(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the key of dutywatch.pseudonyms is not Base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "the key of dutywatch.pseudonyms has " + bytes.length + " bytes: it needs " + KEY_BYTES);
        }
        return bytes;
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("dutywatch.pseudonyms.key-file cannot be read: " + file, e);
        }
    }
}
