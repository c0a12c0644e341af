package org.dutywatch.compliance.evaluation;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.dutywatch.compliance.attention.domain.AttentionEstimator;
import org.dutywatch.compliance.attention.estimate.domain.ProfiledEstimator;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;

/** Which estimator decides: a new version of its profiles is a new choice here. */
class Estimator {
    @Produces
    @Singleton
    AttentionEstimator estimator() {
        return ProfiledEstimator.standard();
    }

    @Produces
    @Singleton
    ShiftEvaluator evaluator(AttentionEstimator estimator) {
        return new ShiftEvaluator(estimator);
    }
}
