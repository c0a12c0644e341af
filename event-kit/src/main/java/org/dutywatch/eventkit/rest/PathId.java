package org.dutywatch.eventkit.rest;

import java.util.UUID;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Reads an id from the path of a request. */
public final class PathId {
    private PathId() {}

    /**
     * Reads a UUID.
     *
     * @param whenUnknown what the answer says if the text is no UUID, such as {@code no such exemption}
     * @throws ProblemException NOT_FOUND if the text is no UUID: nothing has such an id
     */
    public static UUID uuid(String text, String whenUnknown) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, whenUnknown);
        }
    }
}
