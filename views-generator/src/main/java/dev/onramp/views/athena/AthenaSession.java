package dev.onramp.views.athena;

import dev.onramp.config.OnrampException;
import dev.onramp.views.ViewsErrors;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.AthenaError;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatus;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroupState;

/** Runs statements in one work group, one at a time, each to its end. Not thread-safe. */
final class AthenaSession {
    /** Athena says itself of some failures that they may be gone the next time; our statements may run twice. */
    private static final int MAX_RUNS = 3;

    private final AthenaClient client;
    private final AthenaSettings settings;
    private final AwsFailure failures;
    private final Clock clock;

    AthenaSession(AthenaConnection connection, Clock clock) {
        this.client = connection.athena();
        this.settings = connection.settings();
        this.failures = connection.athenaFailures();
        this.clock = clock;
    }

    /**
     * Whether statements can run at all, so that an apply that cannot does nothing.
     *
     * @throws OnrampException ONR-V036 when the work group is not there or disabled, or when nobody says where results go
     */
    void requireWorkGroup() {
        WorkGroup group = failures.asked("work group " + settings.workGroup(), () -> {
            try {
                return client.getWorkGroup(request -> request.workGroup(settings.workGroup()))
                        .workGroup();
            } catch (InvalidRequestException unknown) {
                throw ViewsErrors.badWorkGroup(settings.workGroup(), unknown);
            }
        });
        if (group.state() == WorkGroupState.DISABLED) {
            throw ViewsErrors.badWorkGroup(settings.workGroup(), "it is disabled");
        }
        if (settings.outputLocation().isEmpty()
                && Optional.ofNullable(group.configuration())
                        .filter(AthenaSession::hasResults)
                        .isEmpty()) {
            throw ViewsErrors.noOutputLocation(settings.workGroup());
        }
    }

    private static boolean hasResults(WorkGroupConfiguration configuration) {
        var managed = configuration.managedQueryResultsConfiguration();
        return (managed != null && Boolean.TRUE.equals(managed.enabled()))
                || Optional.ofNullable(configuration.resultConfiguration())
                        .map(ResultConfiguration::outputLocation)
                        .filter(location -> !location.isEmpty())
                        .isPresent();
    }

    /**
     * Runs a statement that may run twice.
     *
     * @param object what it is about
     * @throws OnrampException ONR-V035 with Athena's own reason when it fails or somebody cancels it, ONR-V037 when it takes too long
     */
    void run(String object, String sql) {
        var pauses = new Pauses();
        for (int run = 1; ; run++) {
            String id = failures.asked(object, () -> start(sql));
            QueryExecutionStatus status = await(object, id);
            switch (status.state()) {
                case SUCCEEDED -> {
                    return;
                }
                case CANCELLED -> throw ViewsErrors.athenaFailed(object, id, "it was cancelled", reason(status));
                default -> {
                    if (run == MAX_RUNS || !isRetryable(status)) {
                        throw ViewsErrors.athenaFailed(object, id, "it failed", reason(status));
                    }
                    pause(object, id, pauses);
                }
            }
        }
    }

    private String start(String sql) {
        return client.startQueryExecution(request -> {
                    request.queryString(sql)
                            .workGroup(settings.workGroup())
                            .queryExecutionContext(context -> context.catalog(settings.catalog()));
                    settings.outputLocation()
                            .ifPresent(
                                    location -> request.resultConfiguration(result -> result.outputLocation(location)));
                })
                .queryExecutionId();
    }

    /** The state in which the statement ended. */
    private QueryExecutionStatus await(String object, String id) {
        Instant deadline = clock.instant().plus(settings.statementTimeout());
        var pauses = new Pauses();
        while (true) {
            QueryExecutionStatus status = failures.asked(
                    object,
                    () -> client.getQueryExecution(request -> request.queryExecutionId(id))
                            .queryExecution()
                            .status());
            switch (status.state()) {
                case SUCCEEDED, FAILED, CANCELLED -> {
                    return status;
                }
                default -> {
                    if (!clock.instant().isBefore(deadline)) {
                        stop(id);
                        throw ViewsErrors.athenaTimeout(object, id, settings.statementTimeout());
                    }
                    pause(object, id, pauses);
                }
            }
        }
    }

    private void pause(String object, String id, Pauses pauses) {
        try {
            pauses.next();
        } catch (InterruptedException e) {
            stop(id);
            Thread.currentThread().interrupt();
            throw ViewsErrors.athenaFailed(object, id, "it was stopped", "this process was interrupted");
        }
    }

    /** Nobody waits for it any more. When it cannot be stopped it ends by itself; an apply that comes later sees what it did. */
    private void stop(String id) {
        try {
            client.stopQueryExecution(request -> request.queryExecutionId(id));
        } catch (SdkException gone) {
            return;
        }
    }

    private static boolean isRetryable(QueryExecutionStatus status) {
        return Optional.ofNullable(status.athenaError())
                .map(AthenaError::retryable)
                .orElse(false);
    }

    private static String reason(QueryExecutionStatus status) {
        return Optional.ofNullable(status.stateChangeReason())
                .or(() -> Optional.ofNullable(status.athenaError()).map(AthenaError::errorMessage))
                .orElse("Athena gives no reason");
    }
}
