/** Decides which employees a caller may see, for which times, and whether by id or by pseudonym. */
@NullMarked
package org.dutywatch.compliance.people.access;

import org.jspecify.annotations.NullMarked;
