package dev.onramp.notebooks.xchart;

import dev.onramp.notebooks.Chart;
import dev.onramp.notebooks.NotebooksErrors;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws charts, 720 by 320 points. Needs fonts on the machine, and no screen. */
public final class ChartPicture {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 320;
    private static final int MOST_LABELS = 20;
    private static final int LEVEL_LABELS = 8;

    /** Can be told apart by people who do not see all colours (Okabe and Ito). */
    private static final Color[] COLOURS = {
        new Color(0x0072B2),
        new Color(0xE69F00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0x56B4E9),
        new Color(0xD55E00),
        new Color(0xF0E442),
        new Color(0x7F7F7F)
    };

    private ChartPicture() {}

    /**
     * The drawing as PNG. Rows of one label and one series are added up.
     *
     * @throws dev.onramp.config.OnrampException ONR-N006 when the table is empty
     */
    public static byte[] png(Chart chart) {
        Map<String, Map<String, Double>> series = series(chart);
        if (series.isEmpty()) {
            throw NotebooksErrors.noRows(chart.table().source());
        }
        List<String> distinct = List.copyOf(new LinkedHashSet<>(texts(chart, chart.label())));
        CategoryChart drawing = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(chart.title())
                .xAxisTitle(chart.label())
                .yAxisTitle(chart.value())
                .build();
        style(drawing.getStyler(), distinct, series.keySet());
        drawing.getStyler().setStacked(chart.shape() == Chart.Shape.STACKED_BARS);
        drawing.getStyler().setOverlapped(chart.shape() == Chart.Shape.LINE);
        series.forEach((name, values) -> {
            List<Number> heights = new ArrayList<>();
            distinct.forEach(label -> heights.add(values.getOrDefault(label, 0.0)));
            CategorySeries drawn = drawing.addSeries(name, distinct, heights);
            if (chart.shape() == Chart.Shape.LINE) {
                drawn.setChartCategorySeriesRenderStyle(CategorySeries.CategorySeriesRenderStyle.Line);
                drawn.setMarker(SeriesMarkers.NONE);
            }
        });
        try {
            return BitmapEncoder.getBitmapBytes(drawing, BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void style(CategoryStyler style, List<String> labels, Set<String> series) {
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setChartTitleBoxVisible(false);
        style.setLegendBorderColor(Color.WHITE);
        style.setPlotGridVerticalLinesVisible(false);
        style.setPlotGridLinesColor(new Color(0xDDDDDD));
        style.setSeriesColors(COLOURS);
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        style.setAvailableSpaceFill(0.8);
        style.setYAxisMin(0.0);
        style.setXAxisMaxLabelCount(MOST_LABELS);
        style.setXAxisLabelRotation(labels.size() > LEVEL_LABELS ? 45 : 0);
        style.setLegendVisible(series.size() > 1);
        style.setLegendPosition(LegendPosition.OutsideE);
    }

    /** Values by series and label; what a series lacks is nothing, and drawn as such. */
    private static Map<String, Map<String, Double>> series(Chart chart) {
        List<String> labels = texts(chart, chart.label());
        List<@Nullable Number> values = chart.table().numbers(chart.value());
        List<String> names = chart.series().map(column -> texts(chart, column)).orElse(List.of());
        Map<String, Map<String, Double>> series = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            Number value = values.get(i);
            String name = names.isEmpty() ? chart.value() : names.get(i);
            series.computeIfAbsent(name, each -> new LinkedHashMap<>())
                    .merge(labels.get(i), value == null ? 0 : value.doubleValue(), Double::sum);
        }
        return series;
    }

    private static List<String> texts(Chart chart, String column) {
        return chart.table().column(column).stream()
                .map(each -> each == null ? "–" : each.toString())
                .toList();
    }
}
