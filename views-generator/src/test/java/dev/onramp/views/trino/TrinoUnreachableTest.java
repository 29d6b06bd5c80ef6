package dev.onramp.views.trino;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.Settings;
import dev.onramp.views.TestModels;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrinoUnreachableTest {
    @Test
    void aServerThatIsNotThereIsNamedWithTheNextStep() throws IOException {
        Settings settings = at("jdbc:trino://127.0.0.1:" + closedPort() + "/lake?SSL=false");

        assertThatThrownBy(() -> TrinoQuery.of(settings).run("SELECT 1", ResultFormat.TABLE, new StringWriter()))
                .hasMessageContainingAll("ONR-V005", "127.0.0.1", "./onramp up")
                .hasMessageNotContaining("SSL=");
        assertThatThrownBy(() -> TrinoViews.of(settings).apply(TestModels.builtIn()))
                .hasMessageContaining("ONR-V005");
    }

    @Test
    void anAddressWithoutACatalogIsRefused() {
        assertThatThrownBy(
                        () -> TrinoViews.of(at("jdbc:trino://127.0.0.1:8080")).apply(TestModels.builtIn()))
                .hasMessageContainingAll("ONR-V010", "it names no catalog", "trino.url");
    }

    @Test
    void anAddressOfAnotherDatabaseIsRefused() {
        assertThatThrownBy(() -> TrinoViews.of(at("jdbc:nothing:here")).apply(TestModels.builtIn()))
                .hasMessageContainingAll("ONR-V010", "jdbc:nothing:here");
    }

    private static Settings at(String url) {
        return Settings.defaults().with(Map.of("trino.url", url));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
