package org.dutywatch.compliance.cases.revision;

import static org.assertj.core.api.Assertions.assertThat;

import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.model.findings.ChangeCause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeCauseTest {
    @ParameterizedTest
    @EnumSource
    void shouldHaveACauseOfChangeForEachCauseOfEvaluation(EvaluationCause cause) {
        var causeOfChange = ChangeCause.valueOf(cause.name());

        assertThat(causeOfChange).hasToString(cause.name());
    }
}
