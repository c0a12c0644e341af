/** The clauses of General Order M1219 that findings name. */
@NullMarked
package org.dutywatch.compliance.rules.regulations;

import org.jspecify.annotations.NullMarked;
