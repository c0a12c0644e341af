/** The logs of Forcepoint Web Security. */
@NullMarked
package org.dutywatch.ingest.formats.forcepoint.domain;

import org.jspecify.annotations.NullMarked;
