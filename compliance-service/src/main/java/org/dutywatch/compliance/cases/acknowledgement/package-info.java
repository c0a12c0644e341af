/** Consumes the notices to supervisors; who acknowledges a notice acknowledges its finding. */
@NullMarked
package org.dutywatch.compliance.cases.acknowledgement;

import org.jspecify.annotations.NullMarked;
