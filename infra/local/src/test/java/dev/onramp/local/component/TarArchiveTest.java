package dev.onramp.local.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarArchiveTest {
    @TempDir
    Path folder;

    @Test
    void unpacksFilesAndTheHardLinksToThem() throws IOException {
        TarArchive.unpack(tar("a/one", "first", "b/two", "=a/one"), folder.resolve("out"), UnaryOperator.identity());

        assertThat(folder.resolve("out/a/one")).hasContent("first");
        assertThat(folder.resolve("out/b/two")).hasContent("first");
        assertThat(folder).isDirectoryNotContaining("glob:**unpacking-*");
    }

    @Test
    void keepsTheContentOfWhatIsLeftOutForTheSakeOfLinksToIt() throws IOException {
        TarArchive.unpack(
                tar("spare/one", "first", "kept/two", "=spare/one"),
                folder.resolve("out"),
                name -> name.startsWith("spare/") ? TarArchive.SPARE + name : name);

        assertThat(folder.resolve("out/kept/two")).hasContent("first");
        assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**/.spare");
    }

    @Test
    void refusesALinkToWhatWasNotUnpackedAndLeavesNothingBehind() {
        assertThatThrownBy(() -> TarArchive.unpack(
                        tar("a/one", "first", "b/two", "=a/one"),
                        folder.resolve("out"),
                        name -> name.startsWith("a/") ? "" : name))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("b/two links to a/one");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAnEntryThatLeadsOut() {
        assertThatThrownBy(() ->
                        TarArchive.unpack(tar("../outside", "x"), folder.resolve("out"), UnaryOperator.identity()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../outside");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesNothingBehindOfAnArchiveThatIsCutOff() throws IOException {
        byte[] whole = tar("a/one", "x".repeat(10_000)).readAllBytes();

        assertThatThrownBy(() -> TarArchive.unpack(
                        new ByteArrayInputStream(whole, 0, 4_000), folder.resolve("out"), UnaryOperator.identity()))
                .isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesAloneWhatAnotherHasUnpacked() throws IOException {
        Path out = folder.resolve("out");
        TarArchive.unpack(tar("a/one", "first"), out, UnaryOperator.identity());
        TarArchive.unpack(tar("a/one", "second"), out, UnaryOperator.identity());

        assertThat(out.resolve("a/one")).hasContent("first");
        assertThat(folder).isDirectoryNotContaining("glob:**unpacking-*");
    }

    @Test
    void removesWhatAKilledProcessLeftButNotWhatAnotherIsUnpacking() throws IOException {
        Path abandoned = Files.createDirectory(folder.resolve("unpacking-1"));
        Files.writeString(abandoned.resolve("half"), "x");
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minusSeconds(7_200)));
        Path alive = Files.createDirectory(folder.resolve("unpacking-2"));

        TarArchive.unpack(tar("a/one", "first"), folder.resolve("out"), UnaryOperator.identity());

        assertThat(abandoned).doesNotExist();
        assertThat(alive).exists();
    }

    /** Pairs of a name and a content; a content that starts with {@code =} is a hard link to the rest of it. */
    private static InputStream tar(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (int index = 0; index < namesAndContents.length; index += 2) {
                String content = namesAndContents[index + 1];
                boolean link = content.startsWith("=");
                TarArchiveEntry entry = link
                        ? new TarArchiveEntry(namesAndContents[index], TarConstants.LF_LINK)
                        : new TarArchiveEntry(namesAndContents[index]);
                byte[] body = link ? new byte[0] : content.getBytes(StandardCharsets.UTF_8);
                if (link) {
                    entry.setLinkName(content.substring(1));
                }
                entry.setSize(body.length);
                tar.putArchiveEntry(entry);
                tar.write(body);
                tar.closeArchiveEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
