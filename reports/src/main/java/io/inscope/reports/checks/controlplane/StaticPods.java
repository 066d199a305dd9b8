package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Components that run as pods, each with its command line.
///
/// A component is told by its container's name, which kubeadm, kops, RKE2, Talos and OpenShift
/// alike make the component's own.
record StaticPods(ClusterSnapshot snapshot) {
  static final Set<String> NAMESPACES =
      Set.of(
          "kube-system",
          "openshift-kube-apiserver",
          "openshift-kube-controller-manager",
          "openshift-kube-scheduler",
          "openshift-etcd");

  /// By component, in the order of the pods.
  Map<String, List<CommandLine>> byName(List<String> names) {
    Map<String, List<CommandLine>> byName = new HashMap<>();
    for (Workload workload : snapshot.workloads()) {
      if (NAMESPACES.contains(workload.namespace())
          && workload.podSpec().isObject()
          && workload.podSpec().at("containers").isArray()) {
        workload
            .podSpec()
            .at("containers")
            .each()
            .filter(Field::isObject)
            .filter(c -> c.at("name").value() instanceof String name && names.contains(name))
            .forEach(
                container -> {
                  String name = container.at("name").text("");
                  byName
                      .computeIfAbsent(name, _ -> new ArrayList<>())
                      .add(read(workload, container, name));
                });
      }
    }
    return byName;
  }

  private CommandLine read(Workload workload, Field container, String name) {
    String where = workload.ref().namespace() + "/" + workload.ref().name();
    String place = workload.template().place(container);
    List<CommandLine.Word> words = new ArrayList<>();
    for (Field word : words(container)) {
      Evidence evidence = Evidence.of(workload.template(), word, container);
      words.add(new CommandLine.Word(word.value() instanceof String text ? text : "", evidence));
    }
    Map<String, CommandLine.Flag> variables = variables(workload, container, name, where);
    if (words.isEmpty()) {
      return new CommandLine(
          where, place, "has neither command nor args", words, variables, List.of());
    }
    Optional<CommandLine.Word> script =
        words.stream().filter(word -> word.text().matches("(?s).*\\s-.*")).reduce((_, b) -> b);
    if (script.isPresent()) {
      Optional<List<String>> spelled = ShellText.arguments(script.get().text(), name);
      if (spelled.isEmpty()) {
        return new CommandLine(
            where, place, "is started through a shell", words, variables, List.of());
      }
      words =
          spelled.get().stream()
              .map(text -> new CommandLine.Word(text, part(script.get().evidence(), text)))
              .toList();
    }
    return new OpenShiftConfig(snapshot)
        .completed(new CommandLine(where, place, "", words, variables, List.of()), workload);
  }

  /// A word of a script, in place of the whole of it.
  private static Evidence part(Evidence script, String text) {
    return script instanceof Evidence.Value v
        ? new Evidence.Value(v.ref(), v.pointer(), text, v.place(), v.container())
        : script;
  }

  /// Command and arguments; empty when they are no lists.
  private static List<Field> words(Field container) {
    return Stream.of("command", "args")
        .map(container::at)
        .filter(Field::isArray)
        .flatMap(Field::each)
        .toList();
  }

  /// What the environment sets: only etcd reads it.
  private static Map<String, CommandLine.Flag> variables(
      Workload workload, Field container, String name, String where) {
    Map<String, CommandLine.Flag> variables = new HashMap<>();
    if (name.equals("etcd") && container.at("env").isArray()) {
      container
          .at("env")
          .each()
          .filter(env -> env.at("name").text("").startsWith("ETCD_"))
          .forEach(
              env -> {
                String variable = env.at("name").text("");
                String flag =
                    variable.substring("ETCD_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
                boolean elsewhere = env.at("valueFrom").isPresent();
                Field value = env.at(elsewhere ? "valueFrom" : "value");
                variables.put(
                    flag,
                    new CommandLine.Flag(
                        elsewhere ? variable : flag,
                        elsewhere ? "$(" + variable + ")" : value.text(""),
                        Evidence.of(workload.template(), value, container),
                        where));
              });
    }
    return variables;
  }
}
