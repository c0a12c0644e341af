/** Log lines in, attributed access observations out. */
@NullMarked
package org.dutywatch.ingest;

import org.jspecify.annotations.NullMarked;
