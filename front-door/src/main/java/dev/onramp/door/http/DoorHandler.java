package dev.onramp.door.http;

import dev.onramp.door.Admission;
import dev.onramp.door.Fault;
import dev.onramp.door.FrontDoor;
import dev.onramp.door.Receipt;
import dev.onramp.door.Refusal;
import dev.onramp.door.RefusalException;
import dev.onramp.door.RequestHeaders;
import dev.onramp.door.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From paths and methods to the {@link FrontDoor}, and from its answers to responses. */
final class DoorHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(DoorHandler.class);
    private static final Pattern TABLE = Pattern.compile("/v1/sources/([^/]{1,64})/(changes|schema)");
    private static final String JSON = "application/json";

    private final FrontDoor door;
    private final byte[] openApi;

    DoorHandler(FrontDoor door, Map<String, Object> openApi) {
        this.door = door;
        this.openApi = StrictJson.write(openApi);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            route(request, response, callback);
        } catch (RefusalException e) {
            Problems.write(response, callback, e.refusal());
        } catch (IOException e) {
            // The client has gone away, or is too slow: there is nobody to answer.
            callback.failed(e);
        } catch (RuntimeException e) {
            LOG.error("a request met a bug", e);
            Problems.write(
                    response,
                    callback,
                    new Refusal(Fault.INTERNAL, "the log of the front door says more", List.of(), Optional.empty()));
        }
        return true;
    }

    private void route(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        Matcher table = TABLE.matcher(path);
        if (path.equals("/openapi.json")) {
            require(request, response, "GET");
            Problems.write(response, callback, 200, JSON, openApi);
        } else if (!table.matches()) {
            throw refused(Fault.UNKNOWN_PATH, "see /openapi.json");
        } else if (table.group(2).equals("schema")) {
            require(request, response, "GET");
            Problems.write(
                    response, callback, 200, "application/schema+json", StrictJson.write(door.schema(table.group(1))));
        } else {
            require(request, response, "POST");
            Receipt receipt = post(request, table.group(1));
            Problems.write(response, callback, 202, JSON, StrictJson.write(receipt.toMap()));
        }
    }

    private Receipt post(Request request, String table) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.putIfAbsent(
                    field.getLowerCaseName(),
                    Optional.ofNullable(field.getValue()).orElse(""));
        }
        Admission admission = door.admit(table, new RequestHeaders(headers));
        return door.accept(admission, body(request));
    }

    /** At most what is allowed, however long the client says it is. */
    private byte[] body(Request request) throws IOException {
        if (request.getLength() > door.maxBodyBytes()) {
            throw door.tooLarge();
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] bytes = in.readNBytes(door.maxBodyBytes() + 1);
            if (bytes.length > door.maxBodyBytes()) {
                throw door.tooLarge();
            }
            return bytes;
        }
    }

    private static void require(Request request, Response response, String method) {
        if (!request.getMethod().equals(method)) {
            response.getHeaders().put("Allow", method);
            throw refused(Fault.METHOD, "use " + method);
        }
    }

    private static RefusalException refused(Fault fault, String detail) {
        return new RefusalException(new Refusal(fault, detail, List.of(), Optional.empty()));
    }
}
