/** Approved limits with their dates: which employees and sites they cover, and which one applies. */
@NullMarked
package org.dutywatch.compliance.model.policies;

import org.jspecify.annotations.NullMarked;
