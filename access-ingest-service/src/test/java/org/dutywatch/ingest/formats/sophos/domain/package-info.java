@NullMarked
package org.dutywatch.ingest.formats.sophos.domain;

import org.jspecify.annotations.NullMarked;
