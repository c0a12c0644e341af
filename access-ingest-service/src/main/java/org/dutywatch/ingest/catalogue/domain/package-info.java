/** Which hosts belong to which monitored site, and what part each plays there. */
@NullMarked
package org.dutywatch.ingest.catalogue.domain;

import org.jspecify.annotations.NullMarked;
