package org.dutywatch.compliance.rules.profiles;

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
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Lists the versions of the estimator and switches to another version. */
@Path("/api/v1/estimator-profiles")
@Tag(name = "Estimator profiles")
@Produces(MediaType.APPLICATION_JSON)
public class EstimatorProfilesResource {
    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

    private final KnownProfiles knownProfiles;
    private final ProfilesInForce profilesInForce;
    private final SwitchProfile switchProfile;
    private final DecideChanges decideChanges;
    private final ObjectMapper json;
    private final Clock clock;

    EstimatorProfilesResource(
            KnownProfiles knownProfiles,
            ProfilesInForce profilesInForce,
            SwitchProfile switchProfile,
            DecideChanges decideChanges,
            ObjectMapper json,
            Clock clock) {
        this.knownProfiles = knownProfiles;
        this.profilesInForce = profilesInForce;
        this.switchProfile = switchProfile;
        this.decideChanges = decideChanges;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(summary = "Lists the versions that this release knows, with their parameters and the times of their use")
    public Page<ProfileResponse> list() {
        String versionInForce = profilesInForce.at(clock.instant()).version();
        Map<String, List<ProfileUseResponse>> uses =
                ProfileUse.<ProfileUse>listAll(Sort.by("effectiveFrom", "position")).stream()
                        .map(ProfileUseResponse::of)
                        .collect(Collectors.groupingBy(ProfileUseResponse::version));
        return Page.all(knownProfiles.all().stream()
                .map(profile -> new ProfileResponse(
                        profile.version(),
                        profile.version().equals(versionInForce),
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
    @Path("/{version}/uses")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @ResponseStatus(201)
    @Operation(
            summary = "Drafts a switch to this version; it has no effect until a second person approves it",
            description = "Shifts that start at or after effective_from are estimated with it, until another use"
                    + " begins. Earlier shifts and their findings keep their version.")
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = ProfileUseResponse.class)))
    @APIResponse(responseCode = "404", description = "This release knows no such version")
    @APIResponse(responseCode = "422", description = "effective_from is in the past")
    public ProfileUseResponse draft(@PathParam("version") String version, @NotNull @Valid ProfileUseRequest request) {
        return switchProfile.draft(version, request);
    }

    @POST
    @Path("/{version}/uses/{id}/approve")
    @Transactional
    @RolesAllowed({Roles.CHIEF, Roles.ADMINISTRATOR})
    @Operation(
            summary = "Approves a switch, which puts it in force; never by its author or for shifts that have begun",
            description = "Some seconds later the shifts from effective_from on are evaluated again.")
    @APIResponse(responseCode = "200", description = "The use; it is in force from effective_from on")
    @APIResponse(responseCode = "404", description = "There is no such draft")
    @APIResponse(responseCode = "409", description = "It is approved already")
    @APIResponse(responseCode = "422", description = "You are its author, or effective_from is in the past")
    public ProfileUseResponse approve(@PathParam("version") String version, @PathParam("id") String id) {
        UUID useId = PathId.uuid(id, "no such use of this estimator profile");
        if (!switchProfile.require(useId).version.equals(version)) {
            throw SwitchProfile.noSuchUse();
        }
        return ProfileUseResponse.of(decideChanges.approve(switchProfile, useId, null));
    }
}
