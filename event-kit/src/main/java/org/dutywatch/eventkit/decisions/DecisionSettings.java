package org.dutywatch.eventkit.decisions;

import java.util.List;

/** The decisions of a service. Each service that has decisions has one bean of this type. */
public interface DecisionSettings {
    /** The property of a build that has decisions: without it, the service has none of the beans of this package. */
    String PROPERTY = "dutywatch.with-decisions";

    /** The topic on which each step of a decision is published; the service has its schema. */
    String topic();

    List<? extends DecisionRules> kinds();

    /** @throws IllegalArgumentException if there is no such kind */
    default DecisionRules rules(String kind) {
        return kinds().stream()
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of decision is named " + kind));
    }
}
