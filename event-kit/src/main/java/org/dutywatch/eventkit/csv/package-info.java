/** CSV files: reading row by row with a reason for each refused row, and writing. */
@NullMarked
package org.dutywatch.eventkit.csv;

import org.jspecify.annotations.NullMarked;
