@NullMarked
package org.dutywatch.ingest.deadletters;

import org.jspecify.annotations.NullMarked;
