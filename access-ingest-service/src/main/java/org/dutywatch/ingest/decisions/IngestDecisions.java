package org.dutywatch.ingest.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.decisions.DecisionSettings;

/** The decisions of this service. */
@ApplicationScoped
class IngestDecisions implements DecisionSettings {
    static final String TOPIC = "ingest.decision-awaited.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public List<? extends DecisionRules> kinds() {
        return List.of(DecisionKind.values());
    }
}
