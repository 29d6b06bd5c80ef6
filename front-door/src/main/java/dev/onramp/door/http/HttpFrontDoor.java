package dev.onramp.door.http;

import dev.onramp.door.DoorErrors;
import dev.onramp.door.DoorSettings;
import dev.onramp.door.FrontDoor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: HTTP/1.1, with TLS where a keystore is set. Bounded in threads, connections, headers and time. */
public final class HttpFrontDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFrontDoor.class);
    /** Acceptor, selector and one for what they hand on. */
    private static final int OWN_THREADS = 4;

    private static final int HEADER_BYTES = 16 * 1024;
    private static final long SHUTDOWN_IDLE_MILLIS = 100;

    private final Server server;
    private final URI address;

    private HttpFrontDoor(Server server, URI address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Listens when it returns.
     *
     * @param openApi served at {@code /openapi.json}
     * @throws dev.onramp.config.OnrampException ONR-H002 when the port is taken, ONR-H003 when the keystore is of no use
     */
    public static HttpFrontDoor start(DoorSettings settings, FrontDoor door, Map<String, Object> openApi) {
        QueuedThreadPool threads = new QueuedThreadPool(settings.maxConcurrentRequests() + OWN_THREADS, OWN_THREADS);
        threads.setName("http");
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        ServerConnector connector = connector(server, settings, http);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        // At a stop, connections that only wait for a next request are not waited for.
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.maxConnections(), server));
        server.setHandler(new GracefulHandler(new DoorHandler(door, openApi)));
        server.setErrorHandler(new ProblemErrors());
        server.setStopTimeout(settings.stopTimeout().toMillis());
        String scheme = settings.tlsKeystore().isPresent() ? "https" : "http";
        try {
            server.start();
        } catch (Exception e) {
            throw DoorErrors.notListening(settings.host() + ":" + settings.port(), e);
        }
        return new HttpFrontDoor(server, URI.create(scheme + "://" + settings.host() + ":" + connector.getLocalPort()));
    }

    /** Where it listens. */
    public URI address() {
        return address;
    }

    /** Takes no more requests, ends those in hand within the stop timeout, and stops. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.warn("requests were in hand longer than the stop may take, and were cut off");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServerConnector connector(Server server, DoorSettings settings, HttpConfiguration http) {
        if (settings.tlsKeystore().isEmpty()) {
            return new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        }
        String path = settings.tlsKeystore().get();
        SslContextFactory.Server tls = new SslContextFactory.Server();
        try (var in = Files.newInputStream(Path.of(path))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, settings.tlsKeystorePassword().toCharArray());
            if (keys.size() == 0) {
                throw new IOException("it holds no key");
            }
            tls.setKeyStore(keys);
        } catch (IOException | java.security.GeneralSecurityException e) {
            throw DoorErrors.keystore(path, e);
        }
        tls.setKeyStorePassword(settings.tlsKeystorePassword());
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        // Not every client sends the name that it asked for: addresses and local names have none.
        http.addCustomizer(new SecureRequestCustomizer(false));
        return new ServerConnector(
                server, 1, 1, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
    }
}
