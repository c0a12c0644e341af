package org.dutywatch.notification.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.notification.outages.MailOutage;
import org.jspecify.annotations.Nullable;

/**
 * A page of an inbox.
 *
 * @param nextPageToken pass it as {@code page_token} to get the next page; absent on the last page
 * @param mailOutages when mail did not work: the running outage and those of the last 7 days, newest first. Only for
 *     administrators, who cannot be notified of it by mail; absent for others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InboxPage(
        List<NoticeResponse> items,
        @Nullable String nextPageToken,
        @Nullable List<MailOutage> mailOutages) {
    static InboxPage of(Page<NoticeResponse> page, @Nullable List<MailOutage> mailOutages) {
        return new InboxPage(page.items(), page.nextPageToken(), mailOutages);
    }
}
