package dev.onramp.notebooks.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.notebooks.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplaySystem;
import org.rapaio.jupyter.kernel.message.MessageType;

class KernelMainTest {
    private static final String CONNECTION = """
            {"ip": "127.0.0.1", "transport": "tcp", "shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5,
             "key": "k", "signature_scheme": "hmac-sha256"}""";

    @Test
    void passesOverAMessageThatComesBeforeTheKernelIsReady() throws Exception {
        Channels plain = new Channels(Transform.fromJson(CONNECTION, ConnectionProperties.class));
        assertThatThrownBy(() -> plain.getHandler(MessageType.SHELL_KERNEL_INFO_REQUEST))
                .as("the kernel's own way; when this no longer fails, KernelMain has a reason less to be")
                .isInstanceOf(NullPointerException.class);

        assertThat(KernelMain.channels(CONNECTION).getHandler(MessageType.SHELL_KERNEL_INFO_REQUEST))
                .isNull();
    }

    @Test
    void theKernelFindsHowToShowOurThings() {
        Table table = new Table("sql/x.sql", "", List.of("label", "n"), List.of(List.of("a", 1L)));

        DisplayData shown = DisplaySystem.inst().render(table);
        assertThat(shown.data().get("text/html").toString()).contains("<td style=\"text-align:left\">a</td>");
        assertThat(shown.data()).containsEntry("text/plain", table.toString());
        assertThat(DisplaySystem.inst()
                        .render(table.bars("label", "n"))
                        .data()
                        .get("image/png")
                        .toString())
                .as("a picture in base 64")
                .startsWith("iVBORw0KGgo");
    }
}
