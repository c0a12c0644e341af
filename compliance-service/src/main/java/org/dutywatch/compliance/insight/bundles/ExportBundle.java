package org.dutywatch.compliance.insight.bundles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.dutywatch.compliance.measuring.evaluation.GatherFacts;
import org.dutywatch.compliance.measuring.records.GatherRecords;
import org.dutywatch.compliance.model.bundles.BundleFiles;
import org.dutywatch.compliance.model.bundles.Manifest;
import org.dutywatch.compliance.model.bundles.file.FiguresFile.FindingAtExport;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility;
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
    private final GatherFacts gatherFacts;
    private final SealedBundles sealedBundles;
    private final ExemptionVisibility exemptionVisibility;
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

        /** The service itself made the bundle. */
        Manifest.ExportOrigin originOfService() {
            return origin(service);
        }

        Manifest.ExportOrigin origin(String exporter) {
            return new Manifest.ExportOrigin(
                    service, version, clock.instant().truncatedTo(ChronoUnit.SECONDS), exporter);
        }
    }

    ExportBundle(
            BundleSigning signing,
            GatherRecords gatherRecords,
            GatherFacts gatherFacts,
            SealedBundles sealedBundles,
            ExemptionVisibility exemptionVisibility,
            AccessScope accessScope,
            AuditTrail audit,
            Caller caller,
            OriginFactory originFactory) {
        this.signing = signing;
        this.gatherRecords = gatherRecords;
        this.gatherFacts = gatherFacts;
        this.sealedBundles = sealedBundles;
        this.exemptionVisibility = exemptionVisibility;
        this.accessScope = accessScope;
        this.audit = audit;
        this.caller = caller;
        this.originFactory = originFactory;
    }

    /**
     * Where the evidence is no longer kept, the newest sealed bundle of the finding is exported, if there is one.
     *
     * @param finding the finding to export
     * @param shift the shift that the finding is about
     * @param purpose why the caller exports the bundle, for the audit trail; null if he does not say
     * @return a response with a zip file
     * @throws ProblemException FORBIDDEN where the caller may not see the employee, or not the official business in the
     *     bundle; UNMASKING_REQUIRED where the caller sees only a pseudonym; CONFLICT where the shift was removed from
     *     the roster, or its evidence is no longer kept and there is no sealed bundle; UNAVAILABLE where no signing key
     *     is set
     */
    @Transactional
    public Response apply(FindingAtExport finding, ShiftKey shift, @Nullable String purpose) {
        requireShownById(shift, purpose);
        var sealed = gatherFacts.isFrozen(shift)
                ? sealedBundles.newest(finding.findingId(), shift)
                : Optional.<SealedBundles.SealedBundle>empty();
        return sealed.isPresent() ? response(sealed.get()) : export(finding, shift, purpose);
    }

    /**
     * Exports a sealed bundle as it is.
     *
     * @throws ProblemException FORBIDDEN or UNMASKING_REQUIRED as {@link #apply}
     */
    @Transactional
    public Response sealed(SealedBundles.SealedBundle sealed, @Nullable String purpose) {
        requireShownById(new ShiftKey(sealed.employeeId(), sealed.shiftStart()), purpose);
        return response(sealed);
    }

    private Response response(SealedBundles.SealedBundle sealed) {
        // Also what was granted since: its times would follow from the difference to what the caller may see now.
        var shift = new ShiftKey(sealed.employeeId(), sealed.shiftStart());
        if (sealed.officialBusiness() || gatherRecords.hasOfficialBusiness(shift)) {
            exemptionVisibility.requireAllOf(sealed.employeeId());
        }
        return response(
                sealedBundles.bytes(sealed), sealed.findingId() + "-" + sealed.revision() + "-" + sealed.bundleId());
    }

    /** Also records the export. */
    private void requireShownById(ShiftKey shift, @Nullable String purpose) {
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
    }

    private Response export(FindingAtExport finding, ShiftKey shift, @Nullable String purpose) {
        var key = signing.key();
        var records = gatherRecords
                .gatherVisible(shift)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.CONFLICT, "the shift was removed from the roster, so there is nothing to export"));
        byte[] bundle = BundleFiles.seal(records, finding, originFactory.origin(caller.name()), key);
        return response(bundle, finding.findingId() + "-" + finding.revision());
    }

    private static Response response(byte[] bundle, String name) {
        return Response.ok(bundle, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"finding-" + name + ".zip\"")
                .build();
    }
}
