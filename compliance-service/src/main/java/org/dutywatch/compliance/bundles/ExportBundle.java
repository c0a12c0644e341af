package org.dutywatch.compliance.bundles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.dutywatch.compliance.bundles.format.BundleFiles;
import org.dutywatch.compliance.bundles.format.FiguresFile.FindingTold;
import org.dutywatch.compliance.bundles.format.Manifest;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.viewing.Viewer;
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
    private final Viewer viewer;
    private final AuditTrail audit;
    private final Caller caller;
    private final Maker maker;

    /** Makes the part of the manifest that says which service exported the bundle, when, and for whom. */
    @ApplicationScoped
    static class Maker {
        private final String service;
        private final String version;
        private final Clock clock;

        Maker(
                @ConfigProperty(name = "quarkus.application.name") String service,
                @ConfigProperty(name = "quarkus.application.version") String version,
                Clock clock) {
            this.service = service;
            this.version = version;
            this.clock = clock;
        }

        Manifest.Origin origin(String exporter) {
            return new Manifest.Origin(service, version, clock.instant().truncatedTo(ChronoUnit.SECONDS), exporter);
        }
    }

    ExportBundle(
            BundleSigning signing,
            GatherRecords gatherRecords,
            Viewer viewer,
            AuditTrail audit,
            Caller caller,
            Maker maker) {
        this.signing = signing;
        this.gatherRecords = gatherRecords;
        this.viewer = viewer;
        this.audit = audit;
        this.caller = caller;
        this.maker = maker;
    }

    /**
     * @param finding the finding to export
     * @param shift the shift that the finding is about
     * @param purpose why the caller exports the bundle; administrators and the chief must give one, others may pass
     *     null
     * @return a response with a zip file
     * @throws ProblemException FORBIDDEN where the caller may not see the employee; PURPOSE_REQUIRED where the caller
     *     sees only a pseudonym; CONFLICT where the shift was removed from the roster or its evidence is no longer
     *     kept; UNAVAILABLE where no signing key is set
     */
    @Transactional
    public Response apply(FindingTold finding, ShiftKey shift, @Nullable String purpose) {
        var key = signing.key();
        var scope = viewer.about(AUDIT_ACTION, purpose, shift.employeeId(), shift.start());
        if (!scope.named(shift.employeeId(), shift.start())) {
            throw new ProblemException(
                    ProblemType.PURPOSE_REQUIRED, "a bundle names the person: say why, with ?purpose=");
        }
        if (viewer.self().equals(Optional.of(shift.employeeId()))) {
            // The access scope does not record that a caller reads his own data, but every export must be recorded.
            audit.record(AUDIT_ACTION, shift.employeeId(), purpose);
        }
        var recorded = gatherRecords
                .of(shift, purpose)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.CONFLICT, "the roster has no such shift any more, so there is nothing to export"));
        byte[] bundle = BundleFiles.seal(recorded, finding, maker.origin(caller.name()), key);
        return Response.ok(bundle, "application/zip")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"finding-" + finding.findingId() + "-" + finding.revision() + ".zip\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
