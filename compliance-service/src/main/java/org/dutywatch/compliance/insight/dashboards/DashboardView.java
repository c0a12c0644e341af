package org.dutywatch.compliance.insight.dashboards;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.dutywatch.compliance.insight.dashboards.DashboardResource.DashboardQuery;
import org.dutywatch.compliance.insight.dashboards.aggregates.ReadAggregates;
import org.dutywatch.compliance.insight.dashboards.aggregates.ReadWithheldFigures;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Roles;

/**
 * Decides which figures a request may see. Everybody sees whole months without the figures of few people. An auditor
 * sees exact figures of any range where he asks for them, which is recorded in the audit trail.
 */
@ApplicationScoped
class DashboardView {
    private final Caller caller;
    private final AuditTrail audit;
    private final ReadAggregates readAggregates;
    private final ReadWithheldFigures readWithheld;
    private final DashboardConfig config;
    private final Clock clock;

    DashboardView(
            Caller caller,
            AuditTrail audit,
            ReadAggregates readAggregates,
            ReadWithheldFigures readWithheld,
            DashboardConfig config,
            Clock clock) {
        this.caller = caller;
        this.audit = audit;
        this.readAggregates = readAggregates;
        this.readWithheld = readWithheld;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What is withheld from the answer about units and the department.
     *
     * @throws ProblemException FORBIDDEN if somebody else than an auditor asks for exact figures; INVALID_REQUEST if
     *     figures that are not exact are asked for another range than whole months that have ended
     */
    WithheldFigures ofRows(String dashboard, DashboardQuery query) {
        return allowExact(dashboard, query)
                ? WithheldFigures.NOTHING
                : readWithheld.inAnyMonth(query.range(), true, config.smallestGroup());
    }

    /**
     * What is withheld from an answer that divides the department by site, hour or the like.
     *
     * @throws ProblemException as {@link #ofRows}; also INVALID_REQUEST if such figures are asked for one unit, because
     *     those of the unit and those of the department together would give single persons
     */
    WithheldFigures ofCells(String dashboard, DashboardQuery query) {
        if (allowExact(dashboard, query)) {
            return WithheldFigures.NOTHING;
        }
        if (query.unit() != null) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    dashboard + " has figures of the whole department only; an auditor may ask for those of a unit,"
                            + " with exact=true");
        }
        return readWithheld.inAnyMonth(query.range(), false, config.smallestGroup());
    }

    /** As {@link #ofRows}, by first day of the bucket of a trend. */
    Function<LocalDate, WithheldFigures> ofBuckets(String dashboard, DashboardQuery query) {
        if (allowExact(dashboard, query)) {
            return day -> WithheldFigures.NOTHING;
        }
        SortedMap<LocalDate, WithheldFigures> months =
                readWithheld.byMonth(query.range(), query.unit() != null, config.smallestGroup());
        var ofEmptyMonth = WithheldFigures.ofMonths(List.of(), config.smallestGroup());
        return day -> months.getOrDefault(day, ofEmptyMonth);
    }

    private boolean allowExact(String dashboard, DashboardQuery query) {
        if (!query.isExact()) {
            WholeMonths.refuseUnlessWholeMonths(
                    query.range(),
                    readAggregates.zone(),
                    clock.instant(),
                    "; only an auditor may ask for other ranges, with exact=true");
            return false;
        }
        if (!caller.hasRole(Roles.AUDITOR)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "exact figures are for auditors");
        }
        var range = query.range();
        String unit = query.unit() == null ? "" : " of unit " + query.unit();
        audit.record("view_exact_dashboard", null, dashboard + unit + ", " + range.from() + " to " + range.to());
        return true;
    }
}
