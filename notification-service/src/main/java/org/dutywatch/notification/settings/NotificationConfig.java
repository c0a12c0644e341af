package org.dutywatch.notification.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of this service, validated at start. The time zone of the department is {@code dutywatch.zone}. */
@ConfigMapping(prefix = "dutywatch.notification")
public interface NotificationConfig {
    /** Mail addresses that get a notice when nobody in the chain of command can be notified. Required. */
    @NotEmpty
    List<@NotBlank @Email String> administrators();

    /**
     * Mail addresses of the auditors. They get a report about the audit trail each week, and a mail at once if it is not
     * intact. If there are none, the administrators get the reports.
     */
    Optional<List<@NotBlank @Email String>> auditors();

    /** Mail addresses of those who have the role chief: they are notified of the decisions that the role may make. */
    Optional<List<@NotBlank @Email String>> chief();

    /** The sender address of every mail. */
    @NotBlank
    @Email
    @WithDefault("dutywatch@ridgemont-pd.example")
    String from();

    /** How long a mail that is due now waits, so that further changes of the same finding go into the same mail. */
    @WithDefault("PT0.75S")
    Duration groupWait();

    /** The least time between two mails that only report growth of a finding. */
    @WithDefault("PT1H")
    Duration updateAfter();

    /** Growth of the point estimate below this many minutes is shown in the inbox only. */
    @DecimalMin("0")
    @WithDefault("5")
    double updateWhenMovedMinutes();

    /**
     * A fall of the point estimate below this many minutes, caused by log lines alone, is shown in the inbox only. It
     * is counted from the last mail, so that several small falls together are mailed.
     */
    @DecimalMin(value = "0", inclusive = false)
    @WithDefault("1")
    double correctWhenLoweredMinutes();

    /** How long a notice or decision waits for an unknown employee before the administrators get it. */
    @WithDefault("PT2M")
    Duration waitForEmployee();

    /**
     * How long an employee must be inactive, counted from when this service got to know it, until his open findings and
     * decisions go to others. If he is active again earlier, nothing changes.
     */
    @WithDefault("PT15M")
    Duration leaverHold();

    /** Notices that were created longer ago stay with a recipient who has left. */
    @WithDefault("P30D")
    Duration rerouteWithin();

    /** How long a finding waits for its evaluation with the newest duty, before it is routed as it is. */
    @WithDefault("PT5M")
    Duration waitForEvaluation();

    /** How long duty windows are kept after their end: who was on duty, who supervised, who acted for whom. */
    @WithDefault("P60D")
    Duration keepDuty();

    /** How long a mail is retried, unless its address is wrong, counted from its creation; then it has failed. */
    @WithDefault("PT72H")
    Duration patience();

    /**
     * How long a mail must fail, while no other is accepted, until the administrators are notified that mail does not
     * work. They are notified at once after a 5yz reply to the connection, the login or the sender, or if mails to two
     * addresses get a 5yz reply later.
     */
    @WithDefault("PT30S")
    Duration mailOutageAfter();

    /** Number of threads that send mails. */
    @Min(1)
    @Max(16)
    @WithDefault("2")
    int workers();

    /** Base URL of the compliance service, as recipients reach it, for the links to findings in mails. */
    @WithDefault("http://127.0.0.1:8082")
    URI consoleBaseUrl();

    /** Base URL of the ingest service, as administrators reach it, for the links to sources in mails. */
    @WithDefault("http://127.0.0.1:8081")
    URI ingestUrl();

    /** Base URL of this service, as recipients reach it, for the links to notices in mails. */
    @WithDefault("http://127.0.0.1:8083")
    URI publicUrl();
}
