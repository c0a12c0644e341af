/** Bulk loads of older lines: one administrator asks, another person approves. */
@NullMarked
package org.dutywatch.ingest.bulkloads;

import org.jspecify.annotations.NullMarked;
