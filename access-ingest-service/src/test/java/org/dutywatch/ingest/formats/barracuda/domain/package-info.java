@NullMarked
package org.dutywatch.ingest.formats.barracuda.domain;

import org.jspecify.annotations.NullMarked;
