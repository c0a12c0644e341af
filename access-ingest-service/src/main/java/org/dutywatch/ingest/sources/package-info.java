/** Where lines come from, and what became of them. */
@NullMarked
package org.dutywatch.ingest.sources;

import org.jspecify.annotations.NullMarked;
