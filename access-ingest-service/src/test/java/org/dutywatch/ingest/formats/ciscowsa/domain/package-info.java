@NullMarked
package org.dutywatch.ingest.formats.ciscowsa.domain;

import org.jspecify.annotations.NullMarked;
