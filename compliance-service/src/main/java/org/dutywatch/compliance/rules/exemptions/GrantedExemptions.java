package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Objects;

/** Finds granted exemptions that are not revoked. */
@ApplicationScoped
public class GrantedExemptions {

    /** Those for the same employee or unit, window, hours and sites, whatever their purpose: only one should be left. */
    @Transactional(TxType.MANDATORY)
    public List<Exemption> forTheSame(RequestedExemption requested) {
        return Exemption.<Exemption>find(
                        "startAt = ?1 and endAt = ?2 and revokedAt is null and (employeeId = ?3 or unit = ?4)",
                        requested.window().start(),
                        requested.window().end(),
                        Objects.requireNonNullElse(requested.employeeId(), ""),
                        Objects.requireNonNullElse(requested.unit(), ""))
                .stream()
                .filter(one -> Objects.equals(one.hours(), requested.hours())
                        && one.siteKeys().equals(requested.sites()))
                .toList();
    }
}
