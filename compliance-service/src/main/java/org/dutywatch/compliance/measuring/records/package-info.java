/** The facts of a shift with the stored records that they come from, and their digest. */
@NullMarked
package org.dutywatch.compliance.measuring.records;

import org.jspecify.annotations.NullMarked;
