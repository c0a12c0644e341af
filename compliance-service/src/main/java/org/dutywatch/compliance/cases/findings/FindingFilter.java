package org.dutywatch.compliance.cases.findings;

import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which findings a list shows; null does not restrict it.
 *
 * @param visible the employees, and the times, that the caller may see
 */
public record FindingFilter(
        VisibilityFilter visible,
        @Nullable FindingState state,
        @Nullable Tier tier,
        @Nullable Rule rule) {}
