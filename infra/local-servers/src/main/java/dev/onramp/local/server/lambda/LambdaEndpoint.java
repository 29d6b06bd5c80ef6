package dev.onramp.local.server.lambda;

import dev.onramp.local.server.firehose.FirehoseRoute;
import dev.onramp.local.server.firehose.S3RecordStore;
import dev.onramp.local.server.http.LoopbackServer;
import dev.onramp.local.server.http.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoint: functions, Invoke API and Firehose API behind one port. Signatures are not verified. Closing ends the functions, with what they hold in
 * their hands answered as function errors.
 */
public final class LambdaEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LambdaEndpoint.class);
    /** Threads beside those that wait for functions. */
    private static final int SPARE_THREADS = 8;

    private final LoopbackServer server;
    private final List<FunctionPool> pools;
    private final Optional<S3RecordStore> store;
    private final Optional<FirehoseRoute> streams;

    private LambdaEndpoint(
            LoopbackServer server,
            List<FunctionPool> pools,
            Optional<S3RecordStore> store,
            Optional<FirehoseRoute> streams) {
        this.server = server;
        this.pools = pools;
        this.store = store;
        this.streams = streams;
    }

    /**
     * Takes the port, then starts the functions; they are ready when a first invocation is answered.
     *
     * @throws IOException when the port is taken or the state directory cannot be written
     */
    public static LambdaEndpoint start(EndpointDefinition definition) throws IOException {
        Map<String, FunctionPool> pools = new LinkedHashMap<>();
        int waiting = 0;
        for (FunctionDefinition function : definition.functions()) {
            pools.put(function.name(), new FunctionPool(function, definition.region(), definition.stateDirectory()));
            waiting += function.instances() + function.maxQueued();
        }
        Optional<S3RecordStore> store = definition.firehose().map(S3RecordStore::to);
        Optional<FirehoseRoute> streams =
                definition.firehose().flatMap(firehose -> store.map(each -> each.route(firehose)));
        List<Route> routes = new ArrayList<>();
        streams.ifPresent(routes::add);
        routes.add(new LambdaRoute(definition.region(), pools));
        LoopbackServer server = LoopbackServer.start(definition.port(), waiting + SPARE_THREADS, routes);
        pools.values().forEach(FunctionPool::start);
        LOG.info("functions {} on http://127.0.0.1:{}", pools.keySet(), server.port());
        return new LambdaEndpoint(server, List.copyOf(pools.values()), store, streams);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
        for (FunctionPool pool : pools) {
            pool.close();
        }
        streams.ifPresent(FirehoseRoute::close);
        store.ifPresent(S3RecordStore::close);
    }
}
