package org.dutywatch.eventkit.limits;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** Limits that a test reaches, and a proxy that is trusted: the test itself. */
public class LowLimits implements QuarkusTestProfile {
    static final int ADDRESS = 20;
    static final int CLIENT = 5;
    static final int MACHINE = 10;

    @Override
    public Map<String, String> getConfigOverrides() {
        return limits("127.0.0.1");
    }

    static Map<String, String> limits(String trustedProxy) {
        var settings = new HashMap<String, String>();
        settings.put("dutywatch.rate-limit.address-requests", String.valueOf(ADDRESS));
        settings.put("dutywatch.rate-limit.client-requests", String.valueOf(CLIENT));
        settings.put("dutywatch.rate-limit.machine-requests", String.valueOf(MACHINE));
        settings.put("dutywatch.rate-limit.record-every", "PT1H");
        settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        settings.put("quarkus.http.proxy.trusted-proxies", trustedProxy);
        return settings;
    }

    /** A proxy is trusted, but it is not the test. */
    public static class OfAnotherProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return limits("192.0.2.1");
        }
    }
}
