/** Logs of Squid whose format an administrator defines with {@code logformat}. */
@NullMarked
package org.dutywatch.ingest.squid.logformat.domain;

import org.jspecify.annotations.NullMarked;
