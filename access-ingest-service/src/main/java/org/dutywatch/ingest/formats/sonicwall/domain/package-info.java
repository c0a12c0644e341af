/** The logs of SonicWall. */
@NullMarked
package org.dutywatch.ingest.formats.sonicwall.domain;

import org.jspecify.annotations.NullMarked;
