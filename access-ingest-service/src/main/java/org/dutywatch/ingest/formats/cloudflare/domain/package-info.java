/** The logs of Cloudflare Gateway. */
@NullMarked
package org.dutywatch.ingest.formats.cloudflare.domain;

import org.jspecify.annotations.NullMarked;
