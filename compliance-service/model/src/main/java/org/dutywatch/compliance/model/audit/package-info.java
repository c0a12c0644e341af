/** The records of the audit trail, and the hash chain that they form. */
@NullMarked
package org.dutywatch.compliance.model.audit;

import org.jspecify.annotations.NullMarked;
