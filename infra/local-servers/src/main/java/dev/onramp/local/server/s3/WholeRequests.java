package dev.onramp.local.server.s3;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.util.EnumSet;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.gaul.shaded.org.eclipse.jetty.server.Server;

/**
 * Reads every request to its end before it is done with. S3Proxy 4.1.0 answers a PUT as soon as it has the bytes of the object, and these are followed by a trailer with their checksum; where that
 * is still on its way, Jetty closes the connection under the client, which takes a write that succeeded for one that failed. Thread-safe.
 */
final class WholeRequests implements Filter {
    private WholeRequests() {}

    /**
     * Call before the start.
     *
     * @throws ReflectiveOperationException when this is another S3Proxy than the one that the build names: it lets nobody at its server
     */
    static void of(S3Proxy proxy) throws ReflectiveOperationException {
        Field field = S3Proxy.class.getDeclaredField("server");
        field.setAccessible(true);
        ServletContextHandler servlets = ((Server) field.get(proxy)).getDescendant(ServletContextHandler.class);
        servlets.addFilter(new FilterHolder(new WholeRequests()), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (isSent((HttpServletRequest) request, (HttpServletResponse) response)) {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    /** A client that asked first, and was refused, keeps its body. */
    private static boolean isSent(HttpServletRequest request, HttpServletResponse response) {
        return request.getHeader("Expect") == null || response.getStatus() < HttpServletResponse.SC_BAD_REQUEST;
    }
}
