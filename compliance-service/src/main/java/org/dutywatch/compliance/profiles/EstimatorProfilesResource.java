package org.dutywatch.compliance.profiles;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.panache.common.Sort;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;
import org.dutywatch.compliance.evaluation.ProfilesInForce;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Lists the versions of the estimator, compares one with the versions in force, and switches to another version. */
@Path("/api/v1/estimator-profiles")
@Tag(name = "Estimator profiles")
@Produces(MediaType.APPLICATION_JSON)
public class EstimatorProfilesResource {
    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

    private final KnownProfiles known;
    private final ProfilesInForce inForce;
    private final SwitchProfile switchProfile;
    private final CompareProfile compareProfile;
    private final ObjectMapper json;
    private final Clock clock;

    EstimatorProfilesResource(
            KnownProfiles known,
            ProfilesInForce inForce,
            SwitchProfile switchProfile,
            CompareProfile compareProfile,
            ObjectMapper json,
            Clock clock) {
        this.known = known;
        this.inForce = inForce;
        this.switchProfile = switchProfile;
        this.compareProfile = compareProfile;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"administrator", "chief", "auditor"})
    @Transactional
    @Operation(summary = "Every version that this release knows, with all its parameters and from when it reads shifts")
    public Page<ProfileResponse> list() {
        String now = inForce.at(clock.instant()).version();
        Map<String, List<ProfileUseResponse>> uses =
                ProfileUse.<ProfileUse>listAll(Sort.by("effectiveFrom", "position")).stream()
                        .map(ProfileUseResponse::of)
                        .collect(Collectors.groupingBy(ProfileUseResponse::version));
        return Page.all(known.all().stream()
                .map(profile -> new ProfileResponse(
                        profile.version(),
                        profile.version().equals(now),
                        uses.getOrDefault(profile.version(), List.of()),
                        parameters(profile)))
                .toList());
    }

    private Map<String, Object> parameters(EstimatorProfiles profile) {
        Map<String, Object> parameters = json.convertValue(profile, PARAMETERS);
        parameters.remove("version");
        return parameters;
    }

    @POST
    @Path("/{version}/comparisons")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("administrator")
    @Operation(
            summary = "Runs a version in shadow over stored evidence and compares it with what is in force",
            description = "Both read the same facts, as they are known now. Nothing is kept against anybody and nobody"
                    + " is told; that it was asked is recorded. Persons appear under pseudonyms. Shifts of whose"
                    + " evidence a part is no longer kept are not compared; frozen tells how many they are.")
    @APIResponse(responseCode = "200", description = "The comparison")
    @APIResponse(responseCode = "400", description = "from or to missing or wrong")
    @APIResponse(responseCode = "404", description = "This release knows no such version")
    @APIResponse(responseCode = "413", description = "Too many shifts: ask for a shorter time or for one unit")
    @APIResponse(responseCode = "429", description = "Another comparison is running")
    public ComparisonResponse compare(@PathParam("version") String version, @NotNull @Valid ComparisonRequest request) {
        return compareProfile.compare(version, request);
    }

    @POST
    @Path("/{version}/uses")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("administrator")
    @ResponseStatus(201)
    @Operation(
            summary = "Drafts a switch to this version; it reads nothing until a second person approves it",
            description = "Shifts that start at or after effective_from are read by it, until another use begins."
                    + " Older shifts and their findings keep the version that they were made with.")
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = ProfileUseResponse.class)))
    @APIResponse(responseCode = "404", description = "This release knows no such version")
    @APIResponse(responseCode = "422", description = "effective_from is past")
    public ProfileUseResponse draft(@PathParam("version") String version, @NotNull @Valid ProfileUseRequest request) {
        return switchProfile.draft(version, request);
    }

    @POST
    @Path("/{version}/uses/{id}/approve")
    @RolesAllowed({"chief", "administrator"})
    @Operation(
            summary = "Puts a switch in force; never by its author, and never for shifts that have begun",
            description = "Some seconds later the shifts from effective_from on are evaluated again.")
    @APIResponse(responseCode = "200", description = "The use that is in force from its date on")
    @APIResponse(responseCode = "404", description = "There is no such draft")
    @APIResponse(responseCode = "409", description = "It is approved already")
    @APIResponse(responseCode = "422", description = "You are its author, or effective_from is past")
    public ProfileUseResponse approve(@PathParam("version") String version, @PathParam("id") String id) {
        return switchProfile.approve(version, uuid(id));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such use of this estimator profile");
        }
    }
}
