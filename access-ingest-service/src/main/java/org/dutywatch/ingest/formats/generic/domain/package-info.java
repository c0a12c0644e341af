/** Lines of any device in a known grammar, whose fields the source names. */
@NullMarked
package org.dutywatch.ingest.formats.generic.domain;

import org.jspecify.annotations.NullMarked;
