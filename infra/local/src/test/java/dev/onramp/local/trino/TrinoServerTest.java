package dev.onramp.local.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.local.StackListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrinoServerTest {
    @Test
    void keepsTheServerAndThePluginsForDeltaAndForSamples() {
        assertThat(TrinoServer.kept("trino-server-476/lib/io.trino_trino-main-476.jar"))
                .isEqualTo("lib/io.trino_trino-main-476.jar");
        assertThat(TrinoServer.kept("trino-server-476/plugin/delta-lake/io.trino.coral_coral-2.2.49-1.jar"))
                .isEqualTo("plugin/delta-lake/io.trino.coral_coral-2.2.49-1.jar");
        assertThat(TrinoServer.kept("trino-server-476/plugin/tpch/io.trino.tpch_tpch-1.4.jar"))
                .isEqualTo("plugin/tpch/io.trino.tpch_tpch-1.4.jar");
    }

    @Test
    void leavesOutOtherPluginsAndTheClientsOfOtherClouds() {
        for (String entry : new String[] {
            "bin/launcher",
            "plugin/iceberg/io.trino_trino-iceberg-476.jar",
            "plugin/delta-lake/com.azure_azure-core-1.55.3.jar",
            "plugin/delta-lake/com.google.cloud_google-cloud-storage-2.52.3.jar",
            "plugin/delta-lake/io.grpc_grpc-xds-1.70.0.jar",
            "plugin/delta-lake/org.alluxio_alluxio-core-common-2.9.6.jar",
            "plugin/delta-lake/org.rocksdb_rocksdbjni-7.0.3.jar"
        }) {
            assertThat(TrinoServer.kept("trino-server-476/" + entry)).as(entry).isEmpty();
        }
    }

    @Test
    void sparesTheJarsThatLinksMayLeadTo() {
        for (String path : new String[] {"plugin/bigquery/one.jar", "plugin/delta-lake/hdfs/one.jar"}) {
            assertThat(TrinoServer.kept("trino-server-476/" + path)).isEqualTo(".spare/" + path);
        }
    }

    @Test
    void refusesADamagedArchive(@TempDir Path folder) throws IOException {
        Path archive = Files.writeString(folder.resolve("trino-server-476.tar.gz"), "not an archive");

        assertThatThrownBy(() -> TrinoArchive.requireUndamaged(archive, StackListener.SILENT))
                .isInstanceOf(OnrampException.class)
                .hasMessageContainingAll("ONR-L022", archive.toString(), "delete that file");
    }
}
