package org.dutywatch.compliance.people.logins;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.dutywatch.compliance.people.logins.LoginUses.LoginUse;
import org.dutywatch.compliance.people.reads.PersonReads;
import org.dutywatch.eventkit.rest.KeyToken;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** The register of accounts: what is linked and what was used, so that unused ones can be disabled. */
@Path("/api/v1/logins/uses")
@Produces(MediaType.APPLICATION_JSON)
@Cache(noStore = true)
@Tag(name = "Logins")
public class LoginUsesResource {
    private final LoginUses uses;
    private final PersonReads reads;
    private final LoginsConfig config;
    private final Clock clock;

    LoginUsesResource(LoginUses uses, PersonReads reads, LoginsConfig config, Clock clock) {
        this.uses = uses;
        this.reads = reads;
        this.config = config;
        this.clock = clock;
    }

    /**
     * An account that was used here, or is linked to an employee.
     *
     * @param user its user name when it was used last; absent if it never was
     * @param roles all with which it was ever used
     * @param employeeId absent if it is linked to nobody
     * @param firstUsed a day in UTC; absent if it was never used, as {@code lastUsed}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LoginUseResponse(
            String issuer,
            String subject,
            @Schema(nullable = true) @Nullable String user,
            List<String> roles,
            @Schema(nullable = true) @Nullable String employeeId,
            @Schema(nullable = true) @Nullable LocalDate firstUsed,
            @Schema(nullable = true) @Nullable LocalDate lastUsed) {
        static LoginUseResponse of(LoginUse use) {
            return new LoginUseResponse(
                    use.login().issuer(),
                    use.login().subject(),
                    use.user(),
                    use.roles(),
                    use.employeeId(),
                    use.firstUsed(),
                    use.lastUsed());
        }
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists the accounts that were used here or are linked, with their roles and days of use",
            description =
                    "With unused=true only those that nobody used for long (dutywatch.logins.unused-after), so that"
                            + " they can be disabled at the identity provider. The access is recorded for each employee.")
    @APIResponse(responseCode = "200", description = "The accounts, in the order of their subjects")
    @APIResponse(responseCode = "400", description = "page_token is not valid")
    public Page<LoginUseResponse> list(
            @QueryParam("unused") @DefaultValue("false") boolean unused,
            @QueryParam("page_token") @Nullable String pageToken,
            @QueryParam("page_size") @DefaultValue("500") @Min(1) @Max(5000) int size) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Page<LoginUse> page = Page.first(
                uses.page(unused ? today.minus(config.unusedAfter()) : null, position(pageToken), size + 1),
                size,
                use -> token(use.login()));
        reads.showsById(
                "view_login_uses",
                null,
                page.items().stream()
                        .map(LoginUse::employeeId)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList());
        return page.map(LoginUseResponse::of);
    }

    private static String token(Login last) {
        return KeyToken.of(last.subject(), last.issuer()).text();
    }

    private static Login position(@Nullable String token) {
        KeyToken last = KeyToken.startOf(token, 2);
        return new Login(last.get(1), last.get(0));
    }
}
