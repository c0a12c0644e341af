package org.dutywatch.compliance.rules.exemptions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of exemptions.
 *
 * @param nextPageToken absent on the last page
 * @param hidden how many exemptions of the whole department in the calendar years (UTC) of the window are not shown to
 *     the caller; it depends neither on the employee or unit asked for nor on the times of day, so it does not reveal
 *     whom they concern and when they are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExemptionPageResponse(
        List<ExemptionResponse> items, @Nullable String nextPageToken, long hidden) {}
