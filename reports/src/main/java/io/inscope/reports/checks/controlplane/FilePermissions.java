package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Modes and owners of files stand on the nodes, and no export of the cluster shows them.
///
/// *Read:* what kube-bench found, handed over as JSON for each node or kept in the cluster as
/// CISKubeBenchReport; of it the tests about permissions and ownership.
///
/// *Allowed:* every such test passes on every node, those of the control plane included. What
/// kube-bench leaves to people, a person decides.
///
/// Source: [kube-bench](https://github.com/aquasecurity/kube-bench).
public final class FilePermissions implements ControlPlaneCheck {
  private static final GroupKind HANDED_OVER = new GroupKind("inscope.io", "KubeBenchReport");
  private static final GroupKind IN_CLUSTER =
      new GroupKind("aquasecurity.github.io", "CISKubeBenchReport");
  private static final Pattern ABOUT_FILES =
      Pattern.compile("(?i).*\\b(?:permissions|ownership)\\b.*");
  private static final Set<String> CONTROL_PLANE = Set.of("master", "controlplane");

  private static final CheckInfo INFO =
      new CheckInfo(
          "cp-file-permissions",
          "Files of the cluster's components belong to root and to nobody else",
          Severity.HIGH,
          Set.of(Kinds.NODE),
          "Whoever gets a foot on a node reads the keys of the cluster or changes its components.",
          "Set modes and owners as the benchmark of the distribution asks for.",
          "It repeats what kube-bench found, on the day it ran.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  /// One node's tests about files.
  ///
  /// @param kind of node: `master`, `node`, `etcd`
  private record FileTest(Resource report, String kind, Field result) {
    String status() {
      return result.at("status").text("");
    }

    Evidence evidence() {
      Field number = result.at("test_number");
      return new Evidence.Value(
          report.ref(),
          result.at("status").pointer(),
          number.text("") + " " + status(),
          report.place(result.at("status")),
          "");
    }
  }

  @Override
  public Outcome check(Audit audit) {
    ClusterSnapshot snapshot = audit.snapshot();
    List<FileTest> tests = new ArrayList<>();
    Set<String> nodes = new TreeSet<>();
    add(snapshot, HANDED_OVER, "spec", "controls", nodes, tests);
    add(snapshot, IN_CLUSTER, "report", "sections", nodes, tests);
    List<Evidence> wrong = of(tests, "FAIL");
    if (!wrong.isEmpty()) {
      return new Outcome.Fail("has files that others may read or change", wrong);
    }
    if (ControlPlane.known(audit, ControlPlane.API_SERVER) instanceof Known.Managed managed) {
      return new Outcome.NotAssessed(managed.why());
    }
    Optional<String> missing = missing(snapshot, nodes, tests);
    if (missing.isPresent()) {
      return new Outcome.NotAssessed(missing.get());
    }
    List<Evidence> open =
        tests.stream().filter(t -> !t.status().equals("PASS")).map(FileTest::evidence).toList();
    return open.isEmpty()
        ? Outcome.pass()
        : new Outcome.Manual("Are the modes and owners right that kube-bench did not judge?", open);
  }

  private static List<Evidence> of(List<FileTest> tests, String status) {
    return tests.stream().filter(t -> t.status().equals(status)).map(FileTest::evidence).toList();
  }

  private static void add(
      ClusterSnapshot snapshot,
      GroupKind kind,
      String root,
      String list,
      Set<String> nodes,
      List<FileTest> tests) {
    try (Stream<Resource> all = snapshot.all(kind)) {
      all.forEach(
          report ->
              report
                  .root()
                  .at(root, list)
                  .each()
                  .forEach(
                      controls ->
                          controls
                              .at("tests")
                              .each()
                              .flatMap(section -> section.at("results").each())
                              .filter(
                                  result ->
                                      ABOUT_FILES
                                          .matcher(result.at("test_desc").text(""))
                                          .matches())
                              .forEach(
                                  result -> {
                                    nodes.add(report.ref().name());
                                    tests.add(
                                        new FileTest(
                                            report, controls.at("node_type").text(""), result));
                                  })));
    }
  }

  /// Why what was found is not all.
  private static Optional<String> missing(
      ClusterSnapshot snapshot, Set<String> nodes, List<FileTest> tests) {
    if (tests.isEmpty()) {
      return Optional.of(
          "modes and owners of files stand on the nodes: hand over the JSON of kube-bench of each");
    }
    if (tests.stream().noneMatch(test -> CONTROL_PLANE.contains(test.kind()))) {
      return Optional.of("kube-bench was not run on the control plane");
    }
    Coverage coverage = snapshot.coverage(Kinds.NODE, "");
    if (!(coverage instanceof Coverage.Read)) {
      return Optional.of("Node: " + coverage.gap());
    }
    try (Stream<Resource> all = snapshot.all(Kinds.NODE)) {
      return all.map(node -> node.ref().name())
          .filter(node -> !nodes.contains(node))
          .findFirst()
          .map("no result of kube-bench is filed under Node %s"::formatted);
    }
  }
}
