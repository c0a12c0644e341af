/** The user names of employees, received from compliance. */
@NullMarked
package org.dutywatch.ingest.directory;

import org.jspecify.annotations.NullMarked;
