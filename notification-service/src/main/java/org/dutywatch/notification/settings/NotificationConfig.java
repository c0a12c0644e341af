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

/** Settings of this service; validated at start. The department's zone is {@code dutywatch.zone}. */
@ConfigMapping(prefix = "dutywatch.notification")
public interface NotificationConfig {
    /** Mail addresses that get a notice when the chain of command has nobody for it. */
    @NotEmpty
    List<@NotBlank @Email String> administrators();

    /** The sender of every mail. */
    @NotBlank
    @Email
    @WithDefault("dutywatch@ridgemont-pd.example")
    String from();

    /** How long a new notice waits for more of the same before its mail goes out. */
    @WithDefault("PT0.75S")
    Duration groupWait();

    /** The least time between two mails that only tell that an open finding has grown. */
    @WithDefault("PT1H")
    Duration updateAfter();

    /** Growth below this many minutes (of the point figure) is shown in the inbox alone. */
    @DecimalMin("0")
    @WithDefault("5")
    double updateWhenMovedMinutes();

    /** How long a finding about a person whom we do not know yet waits before the administrators get it. */
    @WithDefault("PT2M")
    Duration waitForEmployee();

    /** For how long after its end it is remembered who was on duty, who supervised and who acted for whom. */
    @WithDefault("P60D")
    Duration keepDuty();

    /** For how long a mail is tried again while the mail server is away or says "later". */
    @WithDefault("PT72H")
    Duration patience();

    /** How many mails are sent at the same time. */
    @Min(1)
    @Max(16)
    @WithDefault("2")
    int workers();

    /** Where recipients read findings and their evidence: the compliance service as they reach it. */
    @WithDefault("http://127.0.0.1:8082")
    URI consoleBaseUrl();

    /** Where recipients read and acknowledge notices: this service as they reach it. */
    @WithDefault("http://127.0.0.1:8083")
    URI publicUrl();
}
