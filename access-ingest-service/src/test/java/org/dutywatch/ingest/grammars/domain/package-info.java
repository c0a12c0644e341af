@NullMarked
package org.dutywatch.ingest.grammars.domain;

import org.jspecify.annotations.NullMarked;
