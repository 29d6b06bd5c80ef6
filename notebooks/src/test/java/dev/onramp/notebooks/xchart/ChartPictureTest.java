package dev.onramp.notebooks.xchart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.notebooks.Chart;
import dev.onramp.notebooks.Table;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChartPictureTest {
    private static final Table TABLE = new Table(
            "sql/x.sql",
            "",
            List.of("type", "status", "accounts"),
            List.of(
                    List.of("Savings", "New", 3L),
                    List.of("Savings", "Closed", 4L),
                    List.of("Current", "New", 5L),
                    Arrays.asList(null, "Closed", null)));

    private static final int BLUE = 0x0072B2;
    private static final int ORANGE = 0xE69F00;

    @BeforeAll
    static void withoutAScreen() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void drawsBarsInOneColour() throws IOException {
        assertThat(colours(TABLE.bars("type", "accounts"))).contains(BLUE).doesNotContain(ORANGE);
    }

    @Test
    void drawsAColourForEachSeries() throws IOException {
        Chart chart = TABLE.bars("type", "accounts").by("status").title("Accounts");

        assertThat(colours(chart)).contains(BLUE, ORANGE);
        assertThat(colours(chart.stacked())).contains(BLUE, ORANGE);
        assertThat(chart.stacked()).hasToString("Chart: Accounts");
    }

    @Test
    void drawsLines() throws IOException {
        assertThat(colours(TABLE.line("type", "accounts").by("status"))).contains(BLUE, ORANGE);
    }

    @Test
    void aTableWithoutRowsCannotBeDrawn() {
        Table empty = new Table("sql/none.sql", "", List.of("a", "b"), List.of());

        assertThatThrownBy(() -> ChartPicture.png(empty.bars("a", "b")))
                .hasMessageContaining("ONR-N006")
                .hasMessageContaining("sql/none.sql");
    }

    private static Set<Integer> colours(Chart chart) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(ChartPicture.png(chart)));
        assertThat(image.getWidth()).isEqualTo(720);
        assertThat(image.getHeight()).isEqualTo(320);
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return colours;
    }
}
