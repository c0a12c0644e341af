/** Whose a user name is, as compliance tells it. */
@NullMarked
package org.dutywatch.ingest.directory;

import org.jspecify.annotations.NullMarked;
