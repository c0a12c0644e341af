package org.dutywatch.compliance.employees;

import java.util.List;

/**
 * Who supervised besides the standing chain of command. Who knows of acting supervisors implements it; without that
 * nobody acts.
 */
public interface ActingSupervisors {

    /** For whom this employee stood in, and when: he sees whom they had below them then. */
    List<ChainSpan> stoodInFor(String employeeId);

    /** Who was put directly under this employee, and when: he sees them, and whom they had below them then. */
    List<ChainSpan> ledBy(String employeeId);
}
