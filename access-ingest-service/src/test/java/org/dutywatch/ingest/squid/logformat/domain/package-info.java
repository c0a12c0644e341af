@NullMarked
package org.dutywatch.ingest.squid.logformat.domain;

import org.jspecify.annotations.NullMarked;
