@NullMarked
package org.dutywatch.ingest.squid.domain;

import org.jspecify.annotations.NullMarked;
