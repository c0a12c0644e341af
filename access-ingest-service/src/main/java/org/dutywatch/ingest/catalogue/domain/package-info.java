/** Which hosts belong to which monitored site, and the role of each. */
@NullMarked
package org.dutywatch.ingest.catalogue.domain;

import org.jspecify.annotations.NullMarked;
