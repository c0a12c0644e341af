@NullMarked
package org.dutywatch.ingest.formats.generic.domain;

import org.jspecify.annotations.NullMarked;
