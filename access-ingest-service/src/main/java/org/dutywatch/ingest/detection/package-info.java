/** Which format pasted lines have; nothing is stored. */
@NullMarked
package org.dutywatch.ingest.detection;

import org.jspecify.annotations.NullMarked;
