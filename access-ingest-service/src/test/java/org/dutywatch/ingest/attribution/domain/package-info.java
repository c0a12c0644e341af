@NullMarked
package org.dutywatch.ingest.attribution.domain;

import org.jspecify.annotations.NullMarked;
