@NullMarked
package org.dutywatch.ingest.formats.cisco.domain;

import org.jspecify.annotations.NullMarked;
