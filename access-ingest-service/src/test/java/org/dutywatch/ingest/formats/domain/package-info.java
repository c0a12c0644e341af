@NullMarked
package org.dutywatch.ingest.formats.domain;

import org.jspecify.annotations.NullMarked;
