package org.dutywatch.notification.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dutywatch.notification.directory.RecordChange;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jspecify.annotations.Nullable;

/**
 * Writes the content of a mail to an employee whose mail address, unit or supervisor changed. It goes to the old and to
 * the new address, so that nobody is moved without his knowledge. It says nothing about accesses or findings.
 */
@ApplicationScoped
public class WriteRecordChange {
    private static final String NONE = "none";

    private final String consoleUrl;

    WriteRecordChange(NotificationConfig config) {
        this.consoleUrl = config.consoleBaseUrl().toString();
    }

    /**
     * Writes the mail.
     *
     * @param supervisorBefore name of the supervisor before, or his id if he is unknown; null if there was none
     * @param supervisorAfter the same for the supervisor now
     */
    NoticeText write(RecordChange change, @Nullable String supervisorBefore, @Nullable String supervisorAfter) {
        var before = change.before();
        var after = change.after();
        List<NoticeText.Fact> facts = new ArrayList<>();
        add(facts, "Mail address", before.email(), after.email());
        add(facts, "Unit", before.unit(), after.unit());
        add(facts, "Supervisor", supervisorBefore, supervisorAfter);
        return new NoticeText(
                "Dutywatch: your record was changed",
                "Your record was changed",
                "The department's record of %s (%s) was changed.".formatted(after.name(), after.employeeId()),
                List.of(
                        "Mails of Dutywatch go to the mail address, and your supervisor gets the notices about your"
                                + " shifts. If the change is wrong, or you did not know of it, please tell"
                                + " professional standards.",
                        "You get this mail at the old and at the new address."),
                facts,
                List.of(),
                List.of(new NoticeText.Link("Dutywatch, signed in", consoleUrl)),
                "Personnel information: do not forward. Change " + change.changeId() + ".");
    }

    private static void add(
            List<NoticeText.Fact> facts, String label, @Nullable String before, @Nullable String after) {
        String from = Objects.requireNonNullElse(before, NONE);
        String to = Objects.requireNonNullElse(after, NONE);
        if (!from.equals(to)) {
            facts.add(new NoticeText.Fact(label, to + " (before: " + from + ")"));
        }
    }
}
