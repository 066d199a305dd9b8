package io.inscope.reports.checks.controlplane;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The arguments that OpenShift's components take from a ConfigMap of their namespace, named by
/// `--openshift-config`. The operator copies the ConfigMap for each revision, and a pod is labelled
/// with its revision: that copy is what the pod runs with.
///
/// Source: the [API server's
/// operator](https://github.com/openshift/cluster-kube-apiserver-operator/blob/master/README.md).
record OpenShiftConfig(ClusterSnapshot snapshot) {
  private static final String FLAG = "openshift-config";

  /// The command line with what the ConfigMap says before what the pod says.
  CommandLine completed(CommandLine line, Workload workload) {
    if (line.text(FLAG).isEmpty()) {
      return line;
    }
    Optional<Embedded> config = config(workload);
    if (config.isEmpty()) {
      return new CommandLine(
          line.where(),
          line.place(),
          "takes its arguments from the ConfigMap config, which was not handed over",
          line.words(),
          line.variables(),
          line.preset());
    }
    List<CommandLine.Word> words = new ArrayList<>(words(config.get()).toList());
    words.addAll(line.words());
    return new CommandLine(line.where(), line.place(), "", words, line.variables(), List.of());
  }

  private Optional<Embedded> config(Workload workload) {
    String revision =
        Resource.texts(workload.podMetadata().at("labels")).getOrDefault("revision", "");
    return Stream.of("config-" + revision, "config")
        .flatMap(name -> map(workload.namespace(), name).stream())
        .findFirst();
  }

  private Optional<Embedded> map(String namespace, String name) {
    return snapshot
        .find(ResourceRef.of(Kinds.CONFIG_MAP, namespace, name))
        .flatMap(map -> Embedded.in(map, "config.yaml"));
  }

  /// All that a ConfigMap says, as arguments of the component.
  private static Stream<CommandLine.Word> words(Embedded config) {
    Field root = config.root();
    return Stream.of(
            Stream.of("apiServerArguments", "extendedArguments")
                .flatMap(name -> config.words(root.at(name))),
            listed(config, "tls-cipher-suites", root.at("servingInfo", "cipherSuites")),
            listed(config, "service-account-key-file", root.at("serviceAccountPublicKeyFiles")),
            Stream.of(root.at("servingInfo", "minTLSVersion"))
                .filter(Field::isPresent)
                .map(version -> config.word("tls-min-version", version)))
        .flatMap(words -> words);
  }

  private static Stream<CommandLine.Word> listed(Embedded config, String flag, Field items) {
    return items.each().map(item -> config.word(flag, item));
  }
}
