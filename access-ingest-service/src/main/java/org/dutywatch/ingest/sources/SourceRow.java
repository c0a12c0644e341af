package org.dutywatch.ingest.sources;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.FormatOptions.DateOrder;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
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

    /** The names of the columns; empty unless the administrator gives them. */
    public List<String> columns = List.of();

    /** For each of our field names, the name in the lines; empty unless the administrator gives them. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> fields = Map.of();

    /** {@code dmy} or {@code mdy}; null unless the format needs it. */
    @Column(name = "date_order")
    @Nullable
    public String dateOrder;

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

    FormatOptions options() {
        DateOrder order = dateOrder == null ? null : DateOrder.valueOf(dateOrder.toUpperCase(Locale.ROOT));
        return new FormatOptions(ZoneId.of(zone), logformat, columns, fields, order);
    }

    void setOptions(FormatOptions options) {
        logformat = options.logformat();
        columns = options.columns();
        fields = options.fields();
        dateOrder = options.dateOrder() == null ? null : FormatSettings.label(options.dateOrder());
    }
}
