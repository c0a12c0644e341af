package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.rules.exemptions.ApprovedExemptions.ApprovedExemption;
import org.dutywatch.compliance.rules.exemptions.ApprovedExemptions.ExemptionQuery;

/** Answers when an employee was exempt for official business (General Order M1219, IV.C). */
@ApplicationScoped
public class Exemptions {
    private final ApprovedExemptions approved;

    Exemptions(ApprovedExemptions approved) {
        this.approved = approved;
    }

    /**
     * The exempt intervals of one employee, for all purposes together.
     *
     * @param everywhere intervals in which access to any site is exempt
     * @param bySite by key of the site catalogue, further intervals in which access to this site is exempt
     */
    public record OfficialBusiness(IntervalSet everywhere, Map<String, IntervalSet> bySite) {
        static OfficialBusiness of(Collection<ApprovedExemption> all) {
            IntervalSet everywhere = all.stream()
                    .filter(one -> one.sites().isEmpty())
                    .map(ApprovedExemption::windows)
                    .reduce(IntervalSet.empty(), IntervalSet::union);
            Map<String, IntervalSet> bySite = new HashMap<>();
            all.forEach(one -> one.sites().forEach(site -> bySite.merge(site, one.windows(), IntervalSet::union)));
            return new OfficialBusiness(everywhere, bySite);
        }
    }

    /**
     * The exempt intervals of one employee that apply to all sites and overlap the given time; they may extend beyond
     * it. Exemptions of units and of single sites are left out.
     */
    public IntervalSet during(String employeeId, Instant from, Instant to) {
        return during(List.of(new ExemptionQuery(new EmployeeWindow(employeeId, from, to), null)))
                .get(0)
                .everywhere();
    }

    /**
     * The exempt intervals that overlap each queried window; they may extend beyond it. It uses one SQL query for all.
     *
     * @return one result for each query, in the order of the queries
     */
    public List<OfficialBusiness> during(List<ExemptionQuery> queries) {
        List<OfficialBusiness> found = new ArrayList<>();
        approved.during(queries).forEach(all -> found.add(OfficialBusiness.of(all)));
        return found;
    }
}
