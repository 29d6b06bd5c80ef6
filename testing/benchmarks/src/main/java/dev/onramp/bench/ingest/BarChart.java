package dev.onramp.bench.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A small bar chart as SVG. */
final class BarChart {
    private static final int WIDTH = 640;
    private static final int LABEL = 210;
    private static final int BAR = 22;
    private static final int GAP = 8;
    private static final int TOP = 34;
    private static final int VALUE = 90;

    private record Bar(String label, double value, String text) {}

    private final String title;
    private final List<Bar> bars = new ArrayList<>();

    BarChart(String title) {
        this.title = title;
    }

    /** @param text the value as it is shown */
    BarChart bar(String label, double value, String text) {
        bars.add(new Bar(label, value, text));
        return this;
    }

    String svg() {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">",
                WIDTH,
                TOP + bars.size() * (BAR + GAP));
        add(svg, "<text x=\"4\" y=\"20\" font-weight=\"bold\">%s</text>", escaped(title));
        int y = TOP;
        for (Bar each : bars) {
            double length = Math.max(1, each.value() / most * (WIDTH - LABEL - VALUE));
            add(svg, "<text x=\"4\" y=\"%d\">%s</text>", y + BAR - 7, escaped(each.label()));
            add(
                    svg,
                    "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                    LABEL,
                    y,
                    length,
                    BAR,
                    each.label().startsWith(Peer.ONRAMP.text()) ? "#2a6fb0" : "#a8b4c0");
            add(svg, "<text x=\"%.1f\" y=\"%d\">%s</text>", LABEL + length + 6, y + BAR - 7, escaped(each.text()));
            y += BAR + GAP;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
