package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// *Read:* `--trusted-ca-file` of etcd and `--client-ca-file` of kube-apiserver.
///
/// *Allowed:* two different files. Where one of the two is not known: not assessed.
///
/// Source: [etcd options](https://etcd.io/docs/latest/op-guide/configuration/).
public final class EtcdUniqueCa implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "etcd-unique-ca",
          "etcd trusts a certificate authority of its own",
          Severity.MEDIUM,
          ControlPlane.READS,
          "Every client certificate of the cluster, also a developer's, opens its storage.",
          "Give etcd an authority that signs for nobody but the API server and the members.",
          "Paths are compared, not files: two paths may hold one authority.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.ETCD,
        "trusts every client of the API server",
        line -> wrong(line, audit));
  }

  private static Stream<Evidence> wrong(CommandLine line, Audit audit) {
    line.requireNoFile("config-file");
    Set<String> clients = ofClients(audit);
    return line.text("trusted-ca-file")
        .map(
            file ->
                clients.contains(file.value())
                    ? Stream.of(file.evidence())
                    : Stream.<Evidence>empty())
        .orElseGet(() -> Stream.of(line.absence("--trusted-ca-file")));
  }

  /// The files by which API servers know their clients.
  private static Set<String> ofClients(Audit audit) {
    if (!(ControlPlane.known(audit, ControlPlane.API_SERVER) instanceof Known.Running running)) {
      throw new Unclear("nothing shows which authority the API server trusts");
    }
    running.instances().forEach(CommandLine::requireReadable);
    Set<String> files =
        running.instances().stream()
            .flatMap(server -> server.text("client-ca-file").stream())
            .map(CommandLine.Flag::value)
            .collect(Collectors.toSet());
    if (files.isEmpty()) {
      throw new Unclear("the API server names no authority that it trusts");
    }
    return files;
  }
}
