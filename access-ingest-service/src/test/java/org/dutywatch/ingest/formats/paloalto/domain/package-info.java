@NullMarked
package org.dutywatch.ingest.formats.paloalto.domain;

import org.jspecify.annotations.NullMarked;
