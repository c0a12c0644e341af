/** The named values of one log record, decoded. */
@NullMarked
package org.dutywatch.ingest.fields.domain;

import org.jspecify.annotations.NullMarked;
