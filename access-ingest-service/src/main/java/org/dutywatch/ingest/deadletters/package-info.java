/** Dead letters: lines that could not be read. They are listed without personal data, and replayed. */
@NullMarked
package org.dutywatch.ingest.deadletters;

import org.jspecify.annotations.NullMarked;
