package dev.onramp.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
    @Test
    void knowsThisProcess() {
        long pid = ProcessHandle.current().pid();

        assertThat(ProcessIdentity.of(pid))
                .hasValueSatisfying(each -> assertThat(each.alive()).isTrue());
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSameIdForIt() {
        long pid = ProcessHandle.current().pid();

        assertThat(new ProcessIdentity(pid, "another-boot/1").alive()).isFalse();
    }

    @Test
    void findsNoProcessWhereNoneIs() {
        assertThat(ProcessIdentity.of(Long.MAX_VALUE)).isEmpty();
    }
}
