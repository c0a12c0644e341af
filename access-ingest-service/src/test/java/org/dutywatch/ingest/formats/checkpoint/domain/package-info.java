@NullMarked
package org.dutywatch.ingest.formats.checkpoint.domain;

import org.jspecify.annotations.NullMarked;
