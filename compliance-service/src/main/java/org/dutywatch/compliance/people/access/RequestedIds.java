package org.dutywatch.compliance.people.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ids by which callers name objects about employees in requests: those that they were shown. */
@ApplicationScoped
public class RequestedIds {
    private final AccessScope accessScope;
    private final CallerPseudonyms pseudonyms;

    RequestedIds(AccessScope accessScope, CallerPseudonyms pseudonyms) {
        this.accessScope = accessScope;
        this.pseudonyms = pseudonyms;
    }

    /**
     * Whom an object is about.
     *
     * @param moment the time to which it belongs; null if to none
     */
    public record AboutEmployees(
            Collection<String> employeeIds, @Nullable Instant moment) {
        public AboutEmployees(String employeeId, Instant moment) {
            this(List.of(employeeId), moment);
        }
    }

    /**
     * The own id of an object that the caller names. Who sees pseudonyms names it by the id that he was shown ({@link
     * VisibleEmployees#id}), and by its own only if he sees its employees in his own chain of command. Otherwise its own
     * id, which he may have learned elsewhere, would tell him which of his pseudonyms it is.
     *
     * @param find whom the object with this own id is about; empty if there is none. It is asked in a transaction
     * @return for an id that the caller may not use, one that no object has
     */
    @Transactional
    public UUID ownId(UUID given, Function<UUID, Optional<AboutEmployees>> find) {
        if (!accessScope.seesPseudonyms()) {
            return given;
        }
        boolean inOwnChain = find.apply(given).filter(this::isInOwnChain).isPresent();
        return inOwnChain ? given : pseudonyms.current().ids().own(given);
    }

    private boolean isInOwnChain(AboutEmployees about) {
        return about.employeeIds().stream()
                .allMatch(employeeId -> accessScope.isInOwnChain(employeeId, about.moment()));
    }
}
