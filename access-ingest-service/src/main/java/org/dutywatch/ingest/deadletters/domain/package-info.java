/** Which parts of a malformed line a network administrator may see. */
@NullMarked
package org.dutywatch.ingest.deadletters.domain;

import org.jspecify.annotations.NullMarked;
