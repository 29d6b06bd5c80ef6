package dev.onramp.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The data dictionary as one page that needs nothing else: no request leaves it (its own content security policy forbids them), it reads without
 * JavaScript, and with it it can be searched.
 */
final class HtmlDictionary {
    private final ColumnLineage lineage;

    HtmlDictionary(ColumnLineage lineage) {
        this.lineage = lineage;
    }

    String of(List<Dataset> datasets) {
        StringBuilder navigation = new StringBuilder();
        StringBuilder sections = new StringBuilder();
        for (Dataset dataset : datasets) {
            navigation
                    .append("<li><a href=\"#")
                    .append(id(dataset))
                    .append("\"><span class=\"form\">")
                    .append(dataset.form().text())
                    .append("</span> ")
                    .append(escaped(dataset.path()))
                    .append("</a></li>\n");
            sections.append(section(dataset));
        }
        StringBuilder promises = new StringBuilder();
        Promise.all()
                .forEach(each -> promises.append("<dt>")
                        .append(escaped(each.name()))
                        .append("</dt><dd>")
                        .append(escaped(each.text()))
                        .append("</dd>\n"));
        return template()
                .replace("@NOTICE@", escaped(Contracts.NOTICE))
                .replace("@PROMISES@", promises)
                .replace("@NAVIGATION@", navigation)
                .replace("@SECTIONS@", sections);
    }

    private String section(Dataset dataset) {
        StringBuilder text = new StringBuilder();
        text.append("<section class=\"dataset\" id=\"").append(id(dataset)).append("\" aria-labelledby=\"h-");
        text.append(id(dataset)).append("\">\n<h2 id=\"h-").append(id(dataset)).append("\"><span class=\"form\">");
        text.append(dataset.form().text())
                .append("</span> ")
                .append(escaped(dataset.path()))
                .append("</h2>\n<p>");
        text.append(escaped((dataset.doc() + " " + dataset.grain()).strip())).append("</p>\n");
        text.append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Columns of ");
        text.append(escaped(dataset.path())).append("\"><table>\n<caption>Columns of ");
        text.append(escaped(dataset.path())).append("</caption>\n<thead><tr><th scope=\"col\">column</th>");
        text.append("<th scope=\"col\">type</th><th scope=\"col\">marks</th><th scope=\"col\">meaning</th>");
        text.append("<th scope=\"col\">comes from</th></tr></thead>\n<tbody>\n");
        dataset.columns().forEach(each -> text.append(row(dataset, each)));
        return text.append("</tbody></table></div>\n</section>\n").toString();
    }

    private String row(Dataset dataset, Column column) {
        StringBuilder marks = new StringBuilder();
        Words.marks(column)
                .forEach(each -> marks.append("<span class=\"mark ")
                        .append(each)
                        .append("\">")
                        .append(each)
                        .append("</span> "));
        return "<tr id=\"" + id(dataset) + "." + column.name() + "\"><th scope=\"row\"><code>" + escaped(column.name())
                + "</code></th><td>" + escaped(StoredType.declared(column.type())) + "</td><td>"
                + marks.toString().strip() + "</td><td>" + escaped(column.doc()) + "</td><td>"
                + escaped(Words.origin(lineage, dataset, column)) + "</td></tr>\n";
    }

    private static String id(Dataset dataset) {
        return dataset.form().text().toLowerCase(Locale.ROOT) + "." + dataset.path();
    }

    static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                // So that the page's own marks stay the page's.
                .replace("@", "&#64;");
    }

    private static String template() {
        try (InputStream stream = HtmlDictionary.class.getResourceAsStream("dictionary.html")) {
            if (stream == null) {
                throw new IllegalStateException("dictionary.html is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
