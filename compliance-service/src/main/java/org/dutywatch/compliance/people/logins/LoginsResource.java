package org.dutywatch.compliance.people.logins;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.dutywatch.compliance.identity.LoginLinks;
import org.dutywatch.compliance.imports.ImportResponse;
import org.dutywatch.compliance.people.reads.PersonReads;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Lists which login belongs to which employee, and asks for changes. */
@Path("/api/v1/logins")
@Tag(name = "Logins")
@Produces(MediaType.APPLICATION_JSON)
public class LoginsResource {
    private final AskForLogins ask;
    private final ImportLogins imports;
    private final LoginLinks links;
    private final Caller caller;
    private final PersonReads reads;

    LoginsResource(AskForLogins ask, ImportLogins imports, LoginLinks links, Caller caller, PersonReads reads) {
        this.ask = ask;
        this.imports = imports;
        this.links = links;
        this.caller = caller;
        this.reads = reads;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @ResponseStatus(201)
    @Operation(
            summary = "Asks to link a login to an employee; it is linked once a second person approves",
            description = "A login is the issuer and the subject of its tokens; a mail address or a user name links"
                    + " nobody. An employee may have several logins, a login belongs to one employee.")
    @APIResponseSchema(
            value = LoginRequestResponse.class,
            responseCode = "201",
            responseDescription = "The request; its state is AWAITED")
    @APIResponse(responseCode = "409", description = "The login is linked to this employee already")
    @APIResponse(
            responseCode = "422",
            description = "The login or the record is your own, the employee is unknown, or the login is linked to"
                    + " another employee")
    public LoginRequestResponse link(@NotNull @Valid LoginRequest request) {
        String issuer = request.issuer() == null ? ownIssuer() : request.issuer();
        var change = LoginChange.link(new Login(issuer, request.subject()), request.employeeId());
        return LoginRequestResponse.of(ask.link(change, request.reason()));
    }

    @POST
    @Path("/import")
    @Consumes("text/csv")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            summary = "Asks to link the logins of a CSV file; one decision is about the whole file",
            description = "Answers per row; a refused row does not stop the others. An empty issuer means that of your"
                    + " own token. Whoever decides must not be in the file, but for the first link of his own login.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            examples =
                                    @ExampleObject(
                                            name = "two logins",
                                            value = "issuer,subject,employee_id\n"
                                                    + ",7d1a1f0e-52f1-4f1e-9d0c-0d5f5a6c0010,E010\n"
                                                    + ",7d1a1f0e-52f1-4f1e-9d0c-0d5f5a6c0101,E101\n")))
    public ImportResponse<LoginRowResponse> importFile(
            byte[] file,
            @QueryParam("reason") @DefaultValue("import of logins") @Size(max = 1000) String reason,
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun) {
        return imports.importFile(file, reason, dryRun);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @ResponseStatus(202)
    @Operation(
            summary = "Asks to remove the link of a login; it stays until a second person approves",
            description = "What was linked stays recorded.")
    @APIResponseSchema(
            value = LoginRequestResponse.class,
            responseCode = "202",
            responseDescription = "The request; its state is AWAITED")
    @APIResponse(responseCode = "404", description = "There is no such link now")
    @APIResponse(responseCode = "422", description = "It is the link of your own login, or to your own record")
    public LoginRequestResponse remove(
            @PathParam("id") String id, @QueryParam("reason") @NotBlank @Size(max = 1000) String reason) {
        return LoginRequestResponse.of(ask.remove(PathId.uuid(id, "no such link of a login"), reason));
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists the logins that are linked now, in the order in which they were linked",
            description = "The access is recorded in the audit trail.")
    public Page<LoginResponse> list(
            @QueryParam("page_token") @Nullable String pageToken,
            @QueryParam("page_size") @DefaultValue("500") @Min(1) @Max(5000) int size) {
        var page = Page.of(
                links.page(PageToken.startOf(pageToken), size + 1),
                size,
                link -> new PageToken(link.linkedAt(), link.linkId()),
                LoginResponse::of);
        reads.showsById(
                "view_logins",
                null,
                page.items().stream().map(LoginResponse::employeeId).toList());
        return page;
    }

    private String ownIssuer() {
        return caller.login()
                .map(Login::issuer)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_REQUEST, "issuer is absent, and your own token names none"));
    }
}
