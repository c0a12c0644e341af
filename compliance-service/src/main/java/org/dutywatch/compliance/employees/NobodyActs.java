package org.dutywatch.compliance.employees;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The standing chain of command alone. */
@DefaultBean
@ApplicationScoped
class NobodyActs implements ActingSupervisors {
    @Override
    public List<ChainSpan> stoodInFor(String employeeId) {
        return List.of();
    }

    @Override
    public List<ChainSpan> ledBy(String employeeId) {
        return List.of();
    }
}
