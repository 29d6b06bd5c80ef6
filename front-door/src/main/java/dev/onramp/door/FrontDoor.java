package dev.onramp.door;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import dev.onramp.model.schema.SourceSchema;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Takes changes: who sends them, whether they may, whether each is a row of its table; then stores all, and says so only when the broker has
 * acknowledged all. Thread-safe. The server calls {@link #admit} with the headers before it reads the body, then {@link #accept}.
 */
public final class FrontDoor {
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, RowCheck> checks = new LinkedHashMap<>();
    private final Map<String, TokenBucket> buckets = new LinkedHashMap<>();
    private final Producers producers;
    private final DoorLimits limits;
    private final BodyReader bodies;
    private final DataIds dataIds;
    private final Appending appending;

    /** @param nanoTime a monotonic clock */
    public FrontDoor(
            CanonicalModel model,
            List<Producer> producers,
            DoorLimits limits,
            RawLog log,
            LongSupplier nanoTime,
            SecureRandom random) {
        model.sources().stream().filter(FrontDoor::takesRows).forEach(source -> {
            sources.put(source.table().value(), source);
            checks.put(source.table().value(), new RowCheck(source));
        });
        producers.forEach(each ->
                buckets.put(each.name(), new TokenBucket(limits.ratePerSecond(), limits.rateBurst(), nanoTime)));
        this.producers = new Producers(producers);
        this.limits = limits;
        this.bodies = new BodyReader(limits.maxChanges());
        this.dataIds = new DataIds(random);
        this.appending = new Appending(
                log,
                new IdempotencyWindow(limits.idempotencyWindow(), limits.idempotencyMaxIds(), nanoTime),
                limits.produceTimeout());
    }

    /** The tables whose topics hold rows; a source in another format gets its changes from the tool that writes that format. */
    static boolean takesRows(Source source) {
        return source.format() == Source.Format.AUTO || source.format() == Source.Format.ROW;
    }

    /**
     * Decides by path and headers alone.
     *
     * @param table as it stands in the path
     * @throws RefusalException 401, 403, 404, 413, 415 or 429
     */
    public Admission admit(String table, RequestHeaders headers) {
        Producer producer = producers
                .authenticate(headers.first("authorization"))
                .orElseThrow(() ->
                        Refusal.of(Fault.UNAUTHENTICATED, "send your key in the header Authorization: Bearer KEY"));
        Identifier name = source(table).table();
        if (!producer.mayWrite(name)) {
            throw Refusal.of(Fault.FORBIDDEN, "producer " + producer.name() + " may not write " + name);
        }
        if (!headers.first("content-encoding").orElse("identity").equalsIgnoreCase("identity")) {
            throw Refusal.of(Fault.MEDIA_TYPE, "send the body without Content-Encoding");
        }
        BodyFormat format = BodyFormat.of(headers)
                .orElseThrow(() -> Refusal.of(
                        Fault.MEDIA_TYPE, "send one of " + new TreeSet<>(BodyFormat.BY_TYPE.keySet()) + " in UTF-8"));
        take(producer, 1);
        return new Admission(producer, name, format, headers);
    }

    /**
     * Stores the changes of a body, in their order; returns when the broker has acknowledged all.
     *
     * @throws RefusalException 400, 413, 422: nothing is stored; 429: the same; 503: some may be stored
     */
    public Receipt accept(Admission admission, byte[] body) {
        if (body.length > limits.maxBodyBytes()) {
            throw tooLarge();
        }
        List<Incoming> changes = bodies.read(admission.format(), admission.headers(), body);
        take(admission.producer(), changes.size() - 1);
        RowCheck check = checkOf(admission.table());
        FieldProblems problems = new FieldProblems();
        TreeSet<String> unmapped = new TreeSet<>();
        for (Incoming each : changes) {
            if (each.value().length > limits.maxChangeBytes()) {
                throw Refusal.of(
                        Fault.TOO_LARGE,
                        (each.line() > 0 ? "line " + each.line() + ": " : "") + "a change has more than "
                                + limits.maxChangeBytes() + " bytes");
            }
            problems.at(each.line());
            check.check(each.row(), each.base(), problems, unmapped);
        }
        if (problems.seen() > 0) {
            throw Refusal.of(
                    Fault.INVALID,
                    problems.seen() + (problems.seen() == 1 ? " problem" : " problems") + "; nothing was stored",
                    problems.all());
        }
        List<RawEntry> entries = changes.stream()
                .map(each -> new RawEntry(
                        admission.table(),
                        check.key(each.row()),
                        each.value(),
                        dataIds.of(admission.producer().name(), admission.table(), each.eventId()),
                        admission.headers().first("traceparent")))
                .toList();
        boolean identified = changes.get(0).eventId().isPresent();
        int repeated = appending.append(entries, identified);
        return new Receipt(entries.stream().map(RawEntry::dataid).toList(), repeated, unmapped);
    }

    /** @throws RefusalException 404 */
    public Map<String, Object> schema(String table) {
        return SourceSchema.document(source(table));
    }

    /** For a body of which more was read than is allowed. */
    public RefusalException tooLarge() {
        return Refusal.of(Fault.TOO_LARGE, "a body has at most " + limits.maxBodyBytes() + " bytes");
    }

    /** Bytes. */
    public int maxBodyBytes() {
        return limits.maxBodyBytes();
    }

    private Source source(String table) {
        Source source = sources.get(table);
        if (source == null) {
            throw Refusal.of(Fault.UNKNOWN_TABLE, "the tables are " + String.join(", ", sources.keySet()));
        }
        return source;
    }

    private RowCheck checkOf(Identifier table) {
        RowCheck check = checks.get(table.value());
        if (check == null) {
            throw new IllegalStateException("admitted without a source: " + table);
        }
        return check;
    }

    private void take(Producer producer, int changes) {
        TokenBucket bucket = buckets.get(producer.name());
        Duration wait = bucket == null ? Duration.ZERO : bucket.take(changes);
        if (!wait.isZero()) {
            throw Refusal.later(
                    Fault.RATE,
                    "producer " + producer.name() + " may send " + limits.ratePerSecond() + " changes per second",
                    wait);
        }
    }
}
