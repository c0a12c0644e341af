package org.dutywatch.compliance.measuring;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcome;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcomeListener;

/** Remembers the latest outcome about each employee, as an area above receives it. */
@ApplicationScoped
class ReceivedOutcomes implements ShiftOutcomeListener {
    private final Map<String, ShiftOutcome> latest = new ConcurrentHashMap<>();

    @Override
    public void onShiftOutcome(ShiftOutcome outcome) {
        latest.put(outcome.key().employeeId(), outcome);
    }

    long dutyVersion(String employeeId) {
        return Objects.requireNonNull(latest.get(employeeId), employeeId).dutyVersion();
    }
}
