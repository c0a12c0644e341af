/** What the formats of named values have in common. Each vendor's formats are in a package of its own below. */
@NullMarked
package org.dutywatch.ingest.formats.domain;

import org.jspecify.annotations.NullMarked;
