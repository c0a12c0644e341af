/** Changes of the site catalogue: two people decide on each, and it is in force from a time on. */
@NullMarked
package org.dutywatch.ingest.cataloguechanges;

import org.jspecify.annotations.NullMarked;
