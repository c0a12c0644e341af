/** The audit trail: who did what, and who accessed which data. */
@NullMarked
package org.dutywatch.eventkit.audit;

import org.jspecify.annotations.NullMarked;
