package org.dutywatch.local.machine;

/** The stack cannot start or go on; the message is one clear sentence for the person at the keyboard. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackFailure(String sentence) {
        super(sentence);
    }

    public StackFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
