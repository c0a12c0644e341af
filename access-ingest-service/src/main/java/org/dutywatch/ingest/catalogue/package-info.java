/** Loads the site catalogue that the service works with. */
@NullMarked
package org.dutywatch.ingest.catalogue;

import org.jspecify.annotations.NullMarked;
