@NullMarked
package org.dutywatch.ingest.formats.elff.domain;

import org.jspecify.annotations.NullMarked;
