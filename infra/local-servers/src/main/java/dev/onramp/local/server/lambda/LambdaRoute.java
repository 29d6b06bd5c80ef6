package dev.onramp.local.server.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.local.server.http.Fault;
import dev.onramp.local.server.http.Reply;
import dev.onramp.local.server.http.Request;
import dev.onramp.local.server.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Invoke API of AWS Lambda, and as much of GetFunction and ListFunctions as clients need to find their way. Thread-safe. */
public final class LambdaRoute implements Route {
    /** How long an invocation may wait for a JVM beyond the time that the ones before it may take. */
    private static final Duration QUEUE_GRACE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(LambdaRoute.class);
    private static final String FUNCTIONS = FunctionPath.PREFIX;
    private static final byte[] EMPTY_EVENT = "{}".getBytes(StandardCharsets.UTF_8);

    private final String region;
    private final Map<String, FunctionPool> pools;
    private final JsonFactory json = new JsonFactory();
    private final ObjectMapper mapper = new ObjectMapper();

    LambdaRoute(String region, Map<String, FunctionPool> pools) {
        this.region = region;
        this.pools = Map.copyOf(pools);
    }

    @Override
    public boolean accepts(Request head) {
        return head.target().getPath().startsWith(FUNCTIONS);
    }

    @Override
    public int maxBodyBytes() {
        return InvocationType.REQUEST_RESPONSE.maxPayloadBytes();
    }

    @Override
    public Fault tooLarge(Request head, long bodyBytes) {
        return type(head).tooLarge(bodyBytes);
    }

    @Override
    public Fault busy() {
        return new Fault(429, "TooManyRequestsException", "Rate Exceeded.");
    }

    @Override
    public Reply worded(Fault fault) {
        ObjectNode body = mapper.createObjectNode();
        body.put("Type", fault.status() < 500 ? "User" : "Service");
        if (fault.status() == 429) {
            body.put("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded");
        }
        // Clients look for the one or the other.
        body.put("message", fault.text());
        body.put("Message", fault.text());
        return Reply.json(fault.status(), body.toString()).with("x-amzn-ErrorType", fault.type());
    }

    @Override
    public Reply answer(Request request) throws InterruptedException {
        String path = request.target().getPath();
        if (request.method().equals("GET") && (path.equals(FUNCTIONS) || path.equals(FUNCTIONS + "/"))) {
            return list();
        }
        FunctionPath target = FunctionPath.parse(path)
                .orElseThrow(() -> new Fault(404, "ResourceNotFoundException", "No function at " + path));
        FunctionPool pool = pools.get(target.function());
        if (pool == null) {
            throw new Fault(
                    404,
                    "ResourceNotFoundException",
                    "Function not found: arn:aws:lambda:" + region + ":000000000000:function:" + target.function());
        }
        if (target.invocations() && request.method().equals("POST")) {
            return invoke(request, pool);
        }
        if (!target.invocations() && request.method().equals("GET")) {
            ObjectNode body = mapper.createObjectNode();
            body.set("Configuration", configuration(pool.function()));
            // Not of AWS: what CloudWatch would tell there.
            pool.metrics().writeTo(body.putObject("Metrics"));
            return Reply.json(200, body.toString());
        }
        throw new Fault(405, "InvalidRequestContentException", request.method() + " is not supported here");
    }

    private Reply invoke(Request request, FunctionPool pool) throws InterruptedException {
        InvocationType type = type(request);
        if (request.body().length > type.maxPayloadBytes()) {
            throw type.tooLarge(request.body().length);
        }
        byte[] payload = request.body().length == 0 ? EMPTY_EVENT : request.body();
        checkJson(payload);
        Invocation invocation = new Invocation(request.requestId(), payload, request.header("X-Amz-Client-Context"));
        return switch (type) {
            case DRY_RUN -> Reply.empty(204);
            case EVENT -> {
                submit(pool, invocation);
                invocation.outcome().thenAccept(outcome -> logFailure(invocation, outcome));
                yield Reply.empty(202);
            }
            case REQUEST_RESPONSE -> {
                submit(pool, invocation);
                yield reply(request, invocation, await(pool, invocation));
            }
        };
    }

    private void submit(FunctionPool pool, Invocation invocation) {
        if (!pool.submit(invocation)) {
            throw busy();
        }
        invocation.outcome().thenAccept(outcome -> pool.metrics().count(invocation, outcome));
    }

    private Outcome await(FunctionPool pool, Invocation invocation) throws InterruptedException {
        FunctionDefinition function = pool.function();
        long limit = function.timeout().toMillis() * (function.maxQueued() + 1L) + QUEUE_GRACE.toMillis();
        try {
            return invocation.outcome().get(limit, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (pool.withdraw(invocation)) {
                throw busy();
            }
            return FunctionError.timedOut(invocation.requestId(), function.timeout());
        } catch (ExecutionException e) {
            throw new IllegalStateException("an invocation ends with an outcome, never with an exception", e);
        }
    }

    private static Reply reply(Request request, Invocation invocation, Outcome outcome) {
        Reply reply = Reply.json(200, outcome.body()).with("X-Amz-Executed-Version", "$LATEST");
        if (outcome instanceof Outcome.Failed) {
            reply = reply.with("X-Amz-Function-Error", "Unhandled");
        }
        boolean tail = request.header("X-Amz-Log-Type").filter("Tail"::equals).isPresent();
        String log = tail ? invocation.logMark().map(LogTail::since).orElse("") : "";
        return log.isEmpty() ? reply : reply.with("X-Amz-Log-Result", log);
    }

    private static void logFailure(Invocation invocation, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            LOG.warn(
                    "event {} failed and is not tried again: {}",
                    invocation.requestId(),
                    new String(failed.body(), StandardCharsets.UTF_8));
        }
    }

    private static InvocationType type(Request request) {
        return InvocationType.of(request.header("X-Amz-Invocation-Type").orElse("RequestResponse"));
    }

    private void checkJson(byte[] payload) {
        try (JsonParser parser = json.createParser(payload)) {
            JsonToken first = parser.nextToken();
            parser.skipChildren();
            if (first == null || parser.nextToken() != null) {
                throw notJson("it must hold one JSON value");
            }
        } catch (JsonProcessingException e) {
            throw notJson(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fault notJson(String why) {
        return new Fault(400, "InvalidRequestContentException", "Could not parse request body into json: " + why);
    }

    private Reply list() {
        ObjectNode body = mapper.createObjectNode();
        var functions = body.putArray("Functions");
        pools.values().forEach(pool -> functions.add(configuration(pool.function())));
        return Reply.json(200, body.toString());
    }

    private ObjectNode configuration(FunctionDefinition function) {
        return mapper.createObjectNode()
                .put("FunctionName", function.name())
                .put("FunctionArn", function.arn(region))
                .put("Runtime", "java17")
                .put("Handler", function.handler())
                .put("Timeout", function.timeout().toSeconds())
                .put("MemorySize", function.heapMebibytes())
                .put("Version", "$LATEST")
                .put("PackageType", "Zip")
                .put("State", "Active")
                .put("LastUpdateStatus", "Successful");
    }
}
