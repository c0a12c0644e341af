@NullMarked
package org.dutywatch.ingest.squid.opnsense.domain;

import org.jspecify.annotations.NullMarked;
