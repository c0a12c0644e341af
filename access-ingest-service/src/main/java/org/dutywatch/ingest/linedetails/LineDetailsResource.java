package org.dutywatch.ingest.linedetails;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.KeyToken;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.ingest.linedetails.LineDetail.Kind;
import org.dutywatch.ingest.linedetails.LineDetails.DetailSum;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows what could not be attributed, and which hosts of sites no entry names, as counts without a person. */
@Path("/api/v1")
public class LineDetailsResource {
    private static final int PAGE_SIZE = 500;
    private static final int LONGEST_SPAN_DAYS = 92;

    private final LineDetails details;
    private final AuditTrail audit;

    LineDetailsResource(LineDetails details, AuditTrail audit) {
        this.details = details;
        this.audit = audit;
    }

    /**
     * Monitored traffic that could not be attributed when it was read.
     *
     * @param address of the client; {@code (others)} for all beyond the first 2000 of a source and day; {@code (none)} if
     *     the lines have none
     * @param firstDay of the lines, in UTC
     */
    public record UnattributedResponse(
            String source,
            @Schema(examples = "no_lease") String reason,
            @Schema(examples = "10.20.1.77") String address,
            long lines,
            LocalDate firstDay,
            LocalDate lastDay) {}

    /**
     * Traffic of a sub-domain that the catalogue does not name.
     *
     * @param host {@code (others)} for all beyond the first 2000 of a source and day
     * @param firstDay of the lines, in UTC
     */
    public record UnnamedHostResponse(
            String source,
            @Schema(examples = "facebook") String site,
            @Schema(examples = "new.facebook.com") String host,
            long lines,
            LocalDate firstDay,
            LocalDate lastDay) {}

    @GET
    @Path("/unattributed-lines")
    @Tag(name = "Sources")
    @RolesAllowed(Roles.NETWORK_ADMIN)
    @Operation(
            operationId = "listUnattributedLines",
            summary = "How much monitored traffic could not be attributed, by source, reason and client address",
            description =
                    "Role: network-admin. Counts alone, never a person or user name. What waits for a lease or a user"
                            + " name counts, also if it was attributed later. Days are UTC, both included, at most 92. Audited.")
    @APIResponse(responseCode = "200", description = "At most 500, by source, reason and address")
    @APIResponse(responseCode = "400", description = "from, to or page_token is not valid")
    public Page<UnattributedResponse> unattributed(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("source") @Nullable String source,
            @QueryParam("page_token") @Nullable String pageToken) {
        return page(
                new Span(from, to, source, pageToken),
                Kind.UNATTRIBUTED,
                "read_unattributed_lines",
                sum -> new UnattributedResponse(
                        sum.source(), sum.category(), sum.name(), sum.lines(), sum.firstDay(), sum.lastDay()));
    }

    @GET
    @Path("/catalogue/unnamed-hosts")
    @Tag(name = "Site catalogue")
    @RolesAllowed({Roles.NETWORK_ADMIN, Roles.ADMINISTRATOR})
    @Operation(
            operationId = "listUnnamedHosts",
            summary = "Sub-domains of catalogued sites that the catalogue does not name, for review",
            description =
                    "Roles: network-admin, administrator. Counts alone, never a person. Days are UTC, both included,"
                            + " at most 92. Audited.")
    @APIResponse(responseCode = "200", description = "At most 500, by source, site and host")
    @APIResponse(responseCode = "400", description = "from, to or page_token is not valid")
    public Page<UnnamedHostResponse> unnamedHosts(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("source") @Nullable String source,
            @QueryParam("page_token") @Nullable String pageToken) {
        return page(
                new Span(from, to, source, pageToken),
                Kind.UNNAMED_HOST,
                "read_unnamed_hosts",
                sum -> new UnnamedHostResponse(
                        sum.source(), sum.category(), sum.name(), sum.lines(), sum.firstDay(), sum.lastDay()));
    }

    private record Span(
            @Nullable String from,
            @Nullable String to,
            @Nullable String source,
            @Nullable String pageToken) {}

    private <T> Page<T> page(Span span, Kind kind, String action, Function<DetailSum, T> item) {
        LocalDate first = day("from", span.from());
        LocalDate last = day("to", span.to());
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= LONGEST_SPAN_DAYS) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "to must be the day of from, or up to " + (LONGEST_SPAN_DAYS - 1) + " days after it");
        }
        List<DetailSum> sums =
                details.sums(kind, first, last, span.source(), KeyToken.startOf(span.pageToken(), 3), PAGE_SIZE + 1);
        audit.record(action, span.source(), "days " + first + " to " + last, Math.min(sums.size(), PAGE_SIZE));
        return Page.first(sums, PAGE_SIZE, LineDetailsResource::token).map(item);
    }

    private static String token(DetailSum last) {
        return KeyToken.of(last.source(), last.category(), last.name()).text();
    }

    private static LocalDate day(String parameter, @Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, parameter + " is a day such as 2026-11-05");
        }
    }
}
