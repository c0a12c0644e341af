/** Tests of changes of the site catalogue. */
@NullMarked
package org.dutywatch.ingest.cataloguechanges;

import org.jspecify.annotations.NullMarked;
