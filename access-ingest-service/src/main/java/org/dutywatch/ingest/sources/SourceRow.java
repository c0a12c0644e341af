package org.dutywatch.ingest.sources;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A registered source of lines. */
@Entity
@Table(name = "source")
public class SourceRow extends PanacheEntityBase {
    @Id
    public String id = "";

    public String format = "";

    /** Null unless the format is one of the source's own. */
    @Nullable
    public String logformat;

    public String zone = "";
    public List<String> identity = List.of();

    /** The department's domains and realms. */
    public List<String> domains = List.of();

    /** Whether a user name without a domain is the department's. */
    @Column(name = "bare_names")
    public boolean bareNames = true;

    /** Increases when the two fields before change. */
    @Column(name = "names_version")
    public long namesVersion;

    /** The OIDC clients that may send its lines over HTTP. */
    public List<String> feeders = List.of();

    @Column(name = "relay_escapes")
    public boolean relayEscapes;

    /** Null: the default of the service. */
    @Column(name = "max_age_seconds")
    @Nullable
    public Long maxAgeSeconds;

    @Column(name = "silence_alarm_seconds")
    @Nullable
    public Long silenceAlarmSeconds;

    /** Null: the default of the service. */
    @Column(name = "unreadable_alarm_percent")
    @Nullable
    public Double unreadableAlarmPercent;

    @Column(name = "updated_at")
    public Instant updatedAt = Instant.EPOCH;
}
