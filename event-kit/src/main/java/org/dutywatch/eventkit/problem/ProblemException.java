package org.dutywatch.eventkit.problem;

/** Ends a request with this problem as its response. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ProblemType type;

    /**
     * Creates the exception.
     *
     * @param detail what is wrong and where, without personal data
     */
    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }
}
