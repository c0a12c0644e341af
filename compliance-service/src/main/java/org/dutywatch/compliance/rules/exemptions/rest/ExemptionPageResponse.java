package org.dutywatch.compliance.rules.exemptions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of exemptions.
 *
 * @param nextPageToken absent on the last page
 * @param hidden how many exemptions of the whole department overlap the window and are not shown to the caller; it does
 *     not depend on the employee or unit asked for, so it does not reveal whom they concern
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExemptionPageResponse(
        List<ExemptionResponse> items, @Nullable String nextPageToken, long hidden) {}
