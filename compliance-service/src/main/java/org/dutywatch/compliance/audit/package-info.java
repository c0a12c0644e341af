/** The audit trail: consumes the records of every service into one hash chain, and shows and verifies it. */
@NullMarked
package org.dutywatch.compliance.audit;

import org.jspecify.annotations.NullMarked;
