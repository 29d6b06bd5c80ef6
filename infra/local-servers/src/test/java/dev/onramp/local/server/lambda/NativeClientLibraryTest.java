package dev.onramp.local.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import org.junit.jupiter.api.Test;

class NativeClientLibraryTest {
    @Test
    void namesTheLibrariesThatTheClientHas() {
        for (String architecture : new String[] {"amd64", "x86_64", "aarch64", "arm64"}) {
            for (boolean musl : new boolean[] {false, true}) {
                assertThat(AWSLambda.class.getResource("/jni/" + NativeClientLibrary.name(architecture, musl)))
                        .as(architecture + musl)
                        .isNotNull();
            }
        }
    }

    @Test
    void namesNoLibraryOfAnotherMachine() {
        assertThat(AWSLambda.class.getResource("/jni/" + NativeClientLibrary.name("riscv64", false)))
                .isNull();
    }
}
