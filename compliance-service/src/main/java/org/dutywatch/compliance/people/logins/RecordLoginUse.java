package org.dutywatch.compliance.people.logins;

import io.quarkus.runtime.BlockingOperationControl;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Login;
import org.jboss.logging.Logger;

/** Records which account sent a request, once for each day and set of roles. Refused requests do not count. */
@Provider
public class RecordLoginUse implements ContainerResponseFilter {
    private static final Logger LOG = Logger.getLogger(RecordLoginUse.class);
    private static final int FIRST_ERROR = 400;

    private final LoginUses uses;
    private final Caller caller;
    private final Clock clock;
    /** What is recorded already; one entry for each account. */
    private final Map<Login, Recorded> recorded = new ConcurrentHashMap<>();

    private record Recorded(LocalDate day, Set<String> roles) {}

    RecordLoginUse(LoginUses uses, Caller caller, Clock clock) {
        this.uses = uses;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        // An answer without an operation, such as that to OPTIONS, is made on a thread that must not wait.
        if (response.getStatus() < FIRST_ERROR && BlockingOperationControl.isBlockingAllowed()) {
            caller.login().ifPresent(this::record);
        }
    }

    private void record(Login login) {
        var now = new Recorded(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), Set.copyOf(caller.roles()));
        if (!now.equals(recorded.get(login))) {
            try {
                uses.used(login, caller.name(), now.roles(), now.day());
                recorded.put(login, now);
            } catch (RuntimeException e) {
                // What was asked for is done, so the answer stays. The next request of this account tries again.
                LOG.warnf("the use of an account is not recorded yet: %s", Failures.describe(e));
            }
        }
    }
}
