package dev.onramp.notebooks.kernel;

import dev.onramp.notebooks.Chart;
import dev.onramp.notebooks.Table;
import dev.onramp.notebooks.TableText;
import dev.onramp.notebooks.xchart.ChartPicture;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.MimeType;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/** Shows tables as HTML and charts as pictures, each with its plain text beside it. Found by the kernel through its service file. */
public final class Displays implements DisplayProvider {
    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return List.of(
                new Renderer<>(Table.class, (data, table) -> data.putData(MimeType.HTML, TableText.html(table))),
                new Renderer<>(
                        Chart.class,
                        (data, chart) -> data.putData(
                                MimeType.PNG, Base64.getEncoder().encodeToString(ChartPicture.png(chart)))));
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    private record Renderer<T>(Class<T> type, BiConsumer<DisplayData, T> rich) implements DisplayRenderer {
        @Override
        public Class<?> rendererClass() {
            return type;
        }

        @Override
        public boolean canRender(String mime) {
            return true;
        }

        @Override
        public DisplayData render(String mime, Object shown) {
            DisplayData data = DisplayData.fromText(shown.toString());
            rich.accept(data, type.cast(shown));
            return data;
        }
    }
}
