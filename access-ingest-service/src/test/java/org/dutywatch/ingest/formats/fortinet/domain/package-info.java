@NullMarked
package org.dutywatch.ingest.formats.fortinet.domain;

import org.jspecify.annotations.NullMarked;
