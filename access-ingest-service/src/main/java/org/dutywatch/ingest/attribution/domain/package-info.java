/** Which employee a logged user name or address belongs to. Unknown and ambiguous ones belong to nobody: no guesses. */
@NullMarked
package org.dutywatch.ingest.attribution.domain;

import org.jspecify.annotations.NullMarked;
