package org.dutywatch.compliance.rules.profiles;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.attention.Band;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;

/** Provides a profile for tests only: the newest profile with a wider band; its low estimate is halved. */
@ApplicationScoped
public class TestProfiles implements ProfileSource {
    public static final String DOUBTFUL = "test-doubtful";

    private static final Band WIDE_BAND = new Band(0.5, Duration.ZERO, 1.1, Duration.ofMinutes(1));

    @Override
    public List<EstimatorProfiles> profiles() {
        return List.of(new EstimatorProfiles(
                DOUBTFUL,
                EstimatorProfiles.V2.requests(),
                EstimatorProfiles.V2.tunnels(),
                EstimatorProfiles.V2.flows(),
                Stream.of(Confidence.values()).collect(Collectors.toMap(Function.identity(), any -> WIDE_BAND))));
    }
}
