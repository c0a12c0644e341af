/** SQL with Jdbi in the transactions of the service. */
@NullMarked
package org.dutywatch.eventkit.sql;

import org.jspecify.annotations.NullMarked;
