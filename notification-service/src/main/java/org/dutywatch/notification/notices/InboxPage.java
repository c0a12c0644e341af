package org.dutywatch.notification.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.notification.alarms.SourceChanged;
import org.dutywatch.notification.outages.MailOutage;
import org.jspecify.annotations.Nullable;

/**
 * A page of an inbox.
 *
 * @param nextPageToken pass it as {@code page_token} to get the next page; absent on the last page
 * @param mailOutages when mail did not work: the running outage and those of the last 7 days, newest first. Only for
 *     administrators, who cannot be notified of it by mail; absent for others
 * @param sourceAlarms the alarms about sources of log lines that run, then those that ended within 7 days, at most 100.
 *     Only for administrators; absent for others. One about the reader is without ids of employees
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InboxPage(
        List<NoticeResponse> items,
        @Nullable String nextPageToken,
        @Nullable List<MailOutage> mailOutages,
        @Nullable List<SourceChanged> sourceAlarms) {
    /** The page of somebody who is no administrator. */
    static InboxPage of(Page<NoticeResponse> page) {
        return new InboxPage(page.items(), page.nextPageToken(), null, null);
    }

    static InboxPage ofAdministrator(
            Page<NoticeResponse> page, List<MailOutage> mailOutages, List<SourceChanged> sourceAlarms) {
        return new InboxPage(page.items(), page.nextPageToken(), mailOutages, sourceAlarms);
    }
}
