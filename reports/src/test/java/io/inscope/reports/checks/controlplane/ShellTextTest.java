package io.inscope.reports.checks.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {
  @Test
  void theCommandThatBecomesTheProgramTellsItsArguments() {
    assertThat(
            ShellText.arguments(
                """
                #!/bin/sh
                etcdctl member list --cert=/a || true
                exec ionice -c2 -n0 /usr/bin/etcd \\
                  --client-cert-auth=true \\
                  --listen-client-urls=https://0.0.0.0:2379,unixs://${HOST}:0 || mv /a /b
                """,
                "etcd"))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .containsExactly(
                        "--client-cert-auth=true",
                        "--listen-client-urls=https://0.0.0.0:2379,unixs://${HOST}:0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "etcd --a=1",
        "exec etcdctl --a=1",
        "exec etcd --a='1 2'",
        "exec etcd --a=1 $MORE",
        "exec etcd --a=1\nexec etcd --a=2",
        "exec etcd `cat /flags`"
      })
  void whatTakesAShellToUnderstandIsNotUnderstood(String script) {
    assertThat(ShellText.arguments(script, "etcd")).isEmpty();
  }
}
