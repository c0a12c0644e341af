package org.dutywatch.compliance.insight.bundles;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.dutywatch.compliance.model.bundles.signing.PemFixtures;

/** A signing key for one test run. */
public class BundleKey implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("dutywatch.bundles.signing-key", PemFixtures.newPrivateKey());
    }

    @Override
    public void stop() {
        // The key ends with the run.
    }
}
