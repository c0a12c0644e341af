/** Unmonitored browsing of a person: kept in memory as times only, and published as two numbers of an access. */
@NullMarked
package org.dutywatch.ingest.elsewhere.domain;

import org.jspecify.annotations.NullMarked;
