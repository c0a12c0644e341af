@NullMarked
package org.dutywatch.ingest.formats.zscaler.domain;

import org.jspecify.annotations.NullMarked;
