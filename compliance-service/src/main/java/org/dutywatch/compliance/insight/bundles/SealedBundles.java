package org.dutywatch.compliance.insight.bundles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.cases.snapshots.SnapshotCause;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code sealed_bundle}: bundles as they were when an alert was opened or a finding was referred. */
@ApplicationScoped
public class SealedBundles {
    private static final String ADD = """
            insert into sealed_bundle (bundle_id, finding_id, employee_id, shift_start, revision, cause, sealed_at, sha256,
                                       size, official_business, bundle)
            values (:bundleId, :findingId, :employeeId, :shiftStart, :revision, :cause, :sealedAt, :sha256, :size,
                    :officialBusiness, :bundle)
            """;
    private static final String SELECT = """
            select bundle_id, finding_id, employee_id, shift_start, revision, cause, sealed_at, sha256, size,
                   official_business
              from sealed_bundle
            """;

    private final Database database;

    SealedBundles(Database database) {
        this.database = database;
    }

    /**
     * A sealed bundle without its bytes.
     *
     * @param revision the revision of the finding that it was made for
     * @param sha256 of its bytes: 64 lower-case hex digits
     * @param size in bytes
     * @param officialBusiness whether it has the times of official business, which not everybody may see
     */
    public record SealedBundle(
            UUID bundleId,
            UUID findingId,
            String employeeId,
            Instant shiftStart,
            int revision,
            SnapshotCause cause,
            Instant sealedAt,
            String sha256,
            int size,
            boolean officialBusiness) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void add(SealedBundle sealed, byte[] bundle) {
        database.useHandle(handle -> handle.createUpdate(ADD)
                .bindMethods(sealed)
                .bind("bundle", bundle)
                .execute());
    }

    /** All of a finding, the oldest first. */
    public List<SealedBundle> of(UUID findingId) {
        return database.withHandle(
                handle -> handle.createQuery(SELECT + " where finding_id = :findingId order by sealed_at, shift_start")
                        .bind("findingId", findingId)
                        .map(ConstructorMapper.of(SealedBundle.class))
                        .list());
    }

    /** The newest one of a finding that is about this shift. */
    Optional<SealedBundle> newest(UUID findingId, ShiftKey shift) {
        return of(findingId).stream()
                .filter(one -> one.shiftStart().equals(shift.start()))
                .reduce((older, newer) -> newer);
    }

    /** The bytes of a sealed bundle: a zip file. */
    byte[] bytes(SealedBundle sealed) {
        return database.withHandle(
                handle -> handle.createQuery("select bundle from sealed_bundle where bundle_id = :bundleId")
                        .bind("bundleId", sealed.bundleId())
                        .mapTo(byte[].class)
                        .one());
    }
}
