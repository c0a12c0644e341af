/** The events of Netskope. */
@NullMarked
package org.dutywatch.ingest.formats.netskope.domain;

import org.jspecify.annotations.NullMarked;
