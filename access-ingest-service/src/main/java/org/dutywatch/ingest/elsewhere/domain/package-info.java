/** What a person did elsewhere, reduced to times in memory and to two numbers on an access. */
@NullMarked
package org.dutywatch.ingest.elsewhere.domain;

import org.jspecify.annotations.NullMarked;
