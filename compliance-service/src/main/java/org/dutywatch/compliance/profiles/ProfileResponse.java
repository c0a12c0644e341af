package org.dutywatch.compliance.profiles;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One version of the estimator.
 *
 * @param inForce whether it reads the shifts that start now
 * @param uses from when it reads or may read shifts, the oldest first
 * @param parameters every number that decides how it reads evidence; durations are ISO 8601
 */
public record ProfileResponse(
        @Schema(examples = "url-v2+tunnel-v2+flow-v2") String version,
        boolean inForce,
        List<ProfileUseResponse> uses,
        Map<String, Object> parameters) {}
