package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.exemptions.ApprovedExemptions.Approved;
import org.dutywatch.compliance.exemptions.ApprovedExemptions.Asked;
import org.dutywatch.compliance.roster.Window;
import org.dutywatch.compliance.time.domain.IntervalSet;

/** When an employee was on official business. */
@ApplicationScoped
public class Exemptions {
    private final ApprovedExemptions approved;

    Exemptions(ApprovedExemptions approved) {
        this.approved = approved;
    }

    /**
     * Official business, whatever it was for.
     *
     * @param everywhere windows in which nothing counts
     * @param bySite windows in which accesses to the site do not count
     */
    public record OfficialBusiness(IntervalSet everywhere, Map<String, IntervalSet> bySite) {
        static OfficialBusiness of(Collection<Approved> all) {
            IntervalSet everywhere = all.stream()
                    .filter(one -> one.sites().isEmpty())
                    .map(Approved::windows)
                    .reduce(IntervalSet.empty(), IntervalSet::union);
            Map<String, IntervalSet> bySite = new HashMap<>();
            all.forEach(one -> one.sites().forEach(site -> bySite.merge(site, one.windows(), IntervalSet::union)));
            return new OfficialBusiness(everywhere, bySite);
        }
    }

    /** The person's own approved exemptions on all sites that overlap the stretch; they may reach beyond it. */
    public IntervalSet during(String employeeId, Instant from, Instant to) {
        return during(List.of(new Asked(new Window(employeeId, from, to), null)))
                .get(0)
                .everywhere();
    }

    /**
     * What the approved exemptions that overlap each window come to; they may reach beyond it. One query for all.
     *
     * @return official business for each that is asked for, in their order
     */
    public List<OfficialBusiness> during(List<Asked> asked) {
        List<OfficialBusiness> found = new ArrayList<>();
        approved.during(asked).forEach(all -> found.add(OfficialBusiness.of(all)));
        return found;
    }
}
