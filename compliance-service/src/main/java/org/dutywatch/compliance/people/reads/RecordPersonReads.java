package org.dutywatch.compliance.people.reads;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;

/**
 * Records whose data a list shows, before the answer leaves: if that fails, the answer is an error. A refused request
 * showed nobody. A stream records them itself ({@link PersonReads#recordShown}).
 */
@Provider
public class RecordPersonReads implements ContainerResponseFilter {
    private static final int FIRST_ERROR = 400;

    private final PersonReads reads;

    RecordPersonReads(PersonReads reads) {
        this.reads = reads;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean isWrittenLater = response.getEntity() instanceof StreamingOutput;
        if (response.getStatus() < FIRST_ERROR && !isWrittenLater && reads.isListing()) {
            reads.recordShown();
        }
    }
}
