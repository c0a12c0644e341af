/** Imports rosters from files and feeds: compares their rows with the current roster. */
@NullMarked
package org.dutywatch.compliance.duty.imports;

import org.jspecify.annotations.NullMarked;
