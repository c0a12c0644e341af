/** The sources of lines, and the outcomes of their lines. */
@NullMarked
package org.dutywatch.ingest.sources;

import org.jspecify.annotations.NullMarked;
