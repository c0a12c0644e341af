package org.dutywatch.compliance.insight.bundles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.dutywatch.compliance.measuring.records.GatherRecords;
import org.dutywatch.compliance.model.bundles.BundleFiles;
import org.dutywatch.compliance.model.bundles.Manifest;
import org.dutywatch.compliance.model.bundles.file.FiguresFile.FindingAtExport;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Exports a signed evidence bundle: everything that the figures of a finding depend on. Only callers who may see the
 * employee by name get one, and every export is recorded in the audit trail.
 */
@ApplicationScoped
public class ExportBundle {
    private static final String AUDIT_ACTION = "export_bundle";

    private final BundleSigning signing;
    private final GatherRecords gatherRecords;
    private final AccessScope accessScope;
    private final AuditTrail audit;
    private final Caller caller;
    private final OriginFactory originFactory;

    /** Creates the part of the manifest that says which service exported the bundle, when, and for whom. */
    @ApplicationScoped
    static class OriginFactory {
        private final String service;
        private final String version;
        private final Clock clock;

        OriginFactory(
                @ConfigProperty(name = "quarkus.application.name") String service,
                @ConfigProperty(name = "quarkus.application.version") String version,
                Clock clock) {
            this.service = service;
            this.version = version;
            this.clock = clock;
        }

        Manifest.ExportOrigin origin(String exporter) {
            return new Manifest.ExportOrigin(
                    service, version, clock.instant().truncatedTo(ChronoUnit.SECONDS), exporter);
        }
    }

    ExportBundle(
            BundleSigning signing,
            GatherRecords gatherRecords,
            AccessScope accessScope,
            AuditTrail audit,
            Caller caller,
            OriginFactory originFactory) {
        this.signing = signing;
        this.gatherRecords = gatherRecords;
        this.accessScope = accessScope;
        this.audit = audit;
        this.caller = caller;
        this.originFactory = originFactory;
    }

    /**
     * @param finding the finding to export
     * @param shift the shift that the finding is about
     * @param purpose why the caller exports the bundle, for the audit trail; null if he does not say
     * @return a response with a zip file
     * @throws ProblemException FORBIDDEN where the caller may not see the employee; UNMASKING_REQUIRED where the caller
     *     sees only a pseudonym; CONFLICT where the shift was removed from the roster or its evidence is no longer
     *     kept; UNAVAILABLE where no signing key is set
     */
    @Transactional
    public Response apply(FindingAtExport finding, ShiftKey shift, @Nullable String purpose) {
        var key = signing.key();
        var scope = accessScope.forObjectOf(AUDIT_ACTION, purpose, shift.employeeId(), shift.start());
        if (!scope.isShownById(shift.employeeId(), shift.start())) {
            throw new ProblemException(
                    ProblemType.UNMASKING_REQUIRED,
                    "a bundle names the employee: ask for an unmasking of this finding");
        }
        if (accessScope.ownEmployeeId().equals(Optional.of(shift.employeeId()))) {
            // The access scope does not record that a caller reads his own data, but every export must be recorded.
            audit.record(AUDIT_ACTION, shift.employeeId(), purpose);
        }
        var records = gatherRecords
                .gatherVisible(shift)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.CONFLICT, "the shift was removed from the roster, so there is nothing to export"));
        byte[] bundle = BundleFiles.seal(records, finding, originFactory.origin(caller.name()), key);
        return Response.ok(bundle, "application/zip")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"finding-" + finding.findingId() + "-" + finding.revision() + ".zip\"")
                .build();
    }
}
