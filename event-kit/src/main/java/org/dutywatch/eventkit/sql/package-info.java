/** Failures of the database. */
@NullMarked
package org.dutywatch.eventkit.sql;

import org.jspecify.annotations.NullMarked;
