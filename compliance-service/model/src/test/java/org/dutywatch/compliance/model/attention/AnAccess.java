package org.dutywatch.compliance.model.attention;

import java.time.Duration;
import java.time.Instant;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/** Builds an access observation: {@code anAccess(at).to(PAGE).of(40_000).asDocument().build()}. */
public final class AnAccess {
    private final Instant at;
    private Duration lasts = Duration.ofMillis(120);
    private String site = "facebook";
    private HostRole role = HostRole.PAGE;
    private AccessKind kind = AccessKind.URL;
    private long bytes = 20_000;
    private boolean document;
    private boolean embed;
    private boolean posting;
    private boolean denied;
    private boolean ambiguous;
    private @Nullable String id;
    private Identity identity = Identity.USERNAME;
    private UnmonitoredPageAge elsewhere = UnmonitoredPageAge.UNKNOWN;
    private @Nullable Integer series = 1;
    private String source = "hq-squid";

    private AnAccess(Instant at) {
        this.at = at;
    }

    public static AnAccess anAccess(Instant at) {
        return new AnAccess(at);
    }

    public AnAccess on(String name) {
        site = name;
        return this;
    }

    public AnAccess to(HostRole host) {
        role = host;
        return this;
    }

    public AnAccess of(long bytesDown) {
        bytes = bytesDown;
        return this;
    }

    public AnAccess lasting(Duration duration) {
        lasts = duration;
        return this;
    }

    public AnAccess asDocument() {
        document = true;
        return this;
    }

    public AnAccess asEmbed() {
        embed = true;
        return this;
    }

    public AnAccess asPosting() {
        posting = true;
        return this;
    }

    public AnAccess asDenied() {
        denied = true;
        return this;
    }

    public AnAccess by(Identity method) {
        identity = method;
        return this;
    }

    public AnAccess asAmbiguous() {
        ambiguous = true;
        return this;
    }

    public AnAccess after(@Nullable Integer sincePage, @Nullable Integer sinceEmbeddingPage) {
        elsewhere = new UnmonitoredPageAge(sincePage, sinceEmbeddingPage);
        return this;
    }

    public AnAccess inSeries(int number) {
        series = number;
        return this;
    }

    public AnAccess as(AccessKind accessKind) {
        kind = accessKind;
        series = accessKind.isInspected() ? series : null;
        return this;
    }

    /** The log source, instead of hq-squid. */
    public AnAccess loggedBy(String name) {
        source = name;
        return this;
    }

    /** Instead of an id made of everything else. */
    public AnAccess withId(String name) {
        id = name;
        return this;
    }

    public AccessObservation build() {
        Interval time = Interval.of(at, lasts);
        String distinctId = String.join("/", site, role.name(), kind.name(), time.toString(), bytes + "", series + "")
                + document
                + embed
                + identity
                + ambiguous
                + denied
                + posting
                + source;
        return new AccessObservation(
                id == null ? distinctId : id,
                site,
                site + "." + role + ".example",
                role,
                kind,
                time,
                kind.isInspected() ? "GET" : "CONNECT",
                200,
                null,
                bytes,
                document,
                embed,
                posting,
                denied,
                series,
                identity,
                ambiguous,
                elsewhere,
                source,
                "2026-11-01");
    }
}
