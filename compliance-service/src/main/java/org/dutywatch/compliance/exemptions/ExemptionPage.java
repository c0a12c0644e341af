package org.dutywatch.compliance.exemptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of exemptions.
 *
 * @param hidden how many of the whole department overlap the window and are not shown to the caller; whom they are about
 *     is not told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExemptionPage(
        List<ExemptionResponse> items, @Nullable String nextPageToken, long hidden) {}
