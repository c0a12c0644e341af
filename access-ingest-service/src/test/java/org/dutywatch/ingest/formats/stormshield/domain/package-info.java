@NullMarked
package org.dutywatch.ingest.formats.stormshield.domain;

import org.jspecify.annotations.NullMarked;
