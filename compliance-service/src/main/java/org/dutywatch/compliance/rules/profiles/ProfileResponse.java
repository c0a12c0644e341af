package org.dutywatch.compliance.rules.profiles;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One version of the estimator.
 *
 * @param inForce whether shifts that start now are estimated with it
 * @param uses the approved and drafted switches to it, by effective date, the oldest first
 * @param parameters all numbers that affect its estimates; durations are in ISO 8601
 */
public record ProfileResponse(
        @Schema(examples = "url-v2+tunnel-v2+flow-v2") String version,
        boolean inForce,
        List<ProfileUseResponse> uses,
        Map<String, Object> parameters) {}
