/** Reads CSV files, and answers an import with the outcome of each row. */
@NullMarked
package org.dutywatch.compliance.imports;

import org.jspecify.annotations.NullMarked;
