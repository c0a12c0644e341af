package org.dutywatch.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Lets Awaitility look at once, then after 10 ms, 20 ms and so on up to every 100 ms. By itself it looks every 100 ms:
 * most of what our tests await happens sooner.
 */
public final class SoonPolling implements QuarkusTestBeforeClassCallback {
    private static final int STEP_MILLIS = 10;
    private static final int LONGEST_MILLIS = 100;

    @Override
    public void beforeClass(Class<?> testClass) {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(
                (count, previous) -> Duration.ofMillis(Math.min(LONGEST_MILLIS, STEP_MILLIS * count)));
    }
}
