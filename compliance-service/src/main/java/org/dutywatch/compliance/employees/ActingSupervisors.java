package org.dutywatch.compliance.employees;

import java.util.List;

/**
 * Who supervised employees for a time, in addition to the permanent chain of command. The feature that records acting
 * supervisors implements it.
 */
public interface ActingSupervisors {

    /**
     * The supervisors for whom this employee acted, and when. The employee may see whoever was below them in that time.
     */
    List<ChainSpan> stoodInFor(String employeeId);

    /**
     * The employees whom the roster put directly under this employee, or under a supervisor for whom this employee
     * acted, and when. The employee may see them, and whoever was below them in that time.
     */
    List<ChainSpan> ledBy(String employeeId);
}
