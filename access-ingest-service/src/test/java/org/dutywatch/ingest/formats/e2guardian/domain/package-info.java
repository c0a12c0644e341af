@NullMarked
package org.dutywatch.ingest.formats.e2guardian.domain;

import org.jspecify.annotations.NullMarked;
