@NullMarked
package org.dutywatch.ingest.fields.domain;

import org.jspecify.annotations.NullMarked;
