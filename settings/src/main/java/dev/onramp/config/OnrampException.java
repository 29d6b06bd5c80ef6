package dev.onramp.config;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can act on. Its message always says the problem, the cause and the remedy; {@code docs/errors.md} lists
 * every {@link #errorId()}.
 *
 * <p>Each module builds these in one file of its own ({@code ModelErrors}, {@code ForwarderErrors}, ...), so that wording can be reviewed.
 */
public final class OnrampException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorId;
    private final String problem;
    private final String why;
    private final String remedy;

    /**
     * @param errorId stable id such as {@code ONR-C001}; see {@code docs/errors.md}
     * @param problem what could not be done, with the values concerned
     * @param why the cause as far as it is known
     * @param remedy the next thing to do, a command where there is one
     * @param source the exception behind it, if any
     */
    public OnrampException(String errorId, String problem, String why, String remedy, @Nullable Throwable source) {
        super(errorId + ": " + problem + "\n  cause: " + why + "\n  next:  " + remedy, source);
        this.errorId = Objects.requireNonNull(errorId, "errorId");
        this.problem = problem;
        this.why = why;
        this.remedy = remedy;
    }

    public OnrampException(String errorId, String problem, String why, String remedy) {
        this(errorId, problem, why, remedy, null);
    }

    /** One failure out of several located problems, all of them in the message, in the order given. */
    public static OnrampException ofProblems(String errorId, String problem, List<Problem> problems, String remedy) {
        StringBuilder why = new StringBuilder(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
        problems.forEach(each -> why.append("\n    ").append(each));
        return new OnrampException(errorId, problem, why.toString(), remedy);
    }

    public String errorId() {
        return errorId;
    }

    public String problem() {
        return problem;
    }

    public String why() {
        return why;
    }

    public String remedy() {
        return remedy;
    }
}
