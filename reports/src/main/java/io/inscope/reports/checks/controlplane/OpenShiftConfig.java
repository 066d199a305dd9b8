package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The arguments that OpenShift's components take from a ConfigMap of their namespace, named by
/// `--openshift-config`. The operator copies the ConfigMap for each revision, and a pod is labelled
/// with its revision: that copy is what the pod runs with.
///
/// Source: the [API server's
/// operator](https://github.com/openshift/cluster-kube-apiserver-operator/blob/master/README.md).
record OpenShiftConfig(ClusterSnapshot snapshot) {
  private static final String FLAG = "openshift-config";
  private static final Map<String, String> OPERATORS =
      Map.of(
          ControlPlane.API_SERVER, "KubeAPIServer",
          ControlPlane.CONTROLLER_MANAGER, "KubeControllerManager");

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
    List<CommandLine.Word> words = new ArrayList<>(words(config.get()));
    words.addAll(line.words());
    return new CommandLine(line.where(), line.place(), "", words, line.variables(), List.of());
  }

  /// Where a pod has a revision, only the copy of that revision is what it runs with.
  private Optional<Embedded> config(Workload workload) {
    String revision =
        Resource.texts(workload.podMetadata().at("labels")).getOrDefault("revision", "");
    return map(workload.namespace(), revision.isEmpty() ? "config" : "config-" + revision);
  }

  private Optional<Embedded> map(String namespace, String name) {
    return snapshot
        .find(ResourceRef.of(Kinds.CONFIG_MAP, namespace, name))
        .flatMap(map -> Embedded.in(map, "config.yaml"));
  }

  /// What is asked for where no pod was handed over: the ConfigMap of the next revision, else what
  /// the operator observed.
  Optional<CommandLine> wishes(String component) {
    return map("openshift-" + component, "config")
        .map(config -> wish(config.map(), config.map().place(config.text()), words(config)))
        .or(() -> operator(component).map(OpenShiftConfig::observed));
  }

  private Optional<Resource> operator(String component) {
    String kind = OPERATORS.getOrDefault(component, "");
    return snapshot.find(
        ResourceRef.of(new GroupKind("operator.openshift.io", kind), "", "cluster"));
  }

  private static CommandLine observed(Resource operator) {
    Field config = operator.root().at("spec", "observedConfig");
    return wish(
        operator, operator.place(config), words(config, field -> Evidence.of(operator, field)));
  }

  private static CommandLine wish(Resource of, String place, List<CommandLine.Word> words) {
    return new CommandLine(of.ref().spoken(), place, "", words, Map.of(), List.of());
  }

  private static List<CommandLine.Word> words(Embedded config) {
    return words(config.root(), config::evidence);
  }

  /// All that a configuration says, as arguments of the component.
  private static List<CommandLine.Word> words(Field root, Function<Field, Evidence> evidence) {
    List<CommandLine.Word> words = new ArrayList<>();
    BiConsumer<String, Field> add =
        (flag, value) ->
            words.add(
                new CommandLine.Word(
                    "--%s=%s".formatted(flag, value.value()), evidence.apply(value)));
    Stream.of("apiServerArguments", "extendedArguments")
        .flatMap(name -> root.at(name).members())
        .forEach(argument -> argument.each().forEach(value -> add.accept(argument.key(), value)));
    root.at("servingInfo", "cipherSuites").each().forEach(s -> add.accept("tls-cipher-suites", s));
    root.at("serviceAccountPublicKeyFiles")
        .each()
        .forEach(file -> add.accept("service-account-key-file", file));
    Stream.of(root.at("servingInfo", "minTLSVersion"))
        .filter(Field::isPresent)
        .forEach(version -> add.accept("tls-min-version", version));
    return words;
  }
}
