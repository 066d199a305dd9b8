package io.inscope.reports.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.checks.CheckLibrary;
import io.inscope.snapshot.importing.request.RequestedKind;
import io.inscope.snapshot.model.GroupKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// That the letter asks for everything that is read.
class RequestedKindsTest {
  private static final Set<GroupKind> ASKED =
      RequestedKind.ALL.stream().map(RequestedKind::kind).collect(Collectors.toSet());

  /// Files and objects of our own, which no server serves, and API groups that none serves any
  /// more.
  private static final Set<String> NO_SERVER =
      Set.of(
          "apiserver.config.k8s.io",
          "audit.k8s.io",
          "events.k8s.io",
          "extensions",
          "inscope.io",
          "traefik.containo.us");

  /// Their objects may hold secrets in clear.
  private static final Set<String> NOT_ASKED = Set.of("MachineConfig", "OnePasswordItem");

  private static final Pattern NAMED =
      Pattern.compile("new GroupKind\\(\\s*\"([^\"]*)\",\\s*\"([A-Za-z]+)\"\\)");

  private static boolean isExpected(GroupKind kind) {
    return !NO_SERVER.contains(kind.group()) && !NOT_ASKED.contains(kind.kind());
  }

  @Test
  void everyKindThatACheckDeclaresIsAskedFor() {
    Set<GroupKind> read = new TreeSet<>();
    for (Check check : CheckLibrary.ALL) {
      read.addAll(check.info().reads());
      if (check instanceof ResourceCheck resources) {
        read.addAll(resources.kinds());
      }
    }
    read.removeIf(kind -> !isExpected(kind));

    assertThat(ASKED).containsAll(read);
  }

  /// Kinds of add-ons stand in no declaration, since a check does without them where they are not.
  @Test
  void everyKindThatTheCodeOfAnEngineOrACheckNamesIsAskedFor() throws IOException {
    Set<GroupKind> named = new TreeSet<>();
    for (String folder :
        List.of(
            "src/main/java/io/inscope/reports/checks",
            "../snapshot/src/main/java/io/inscope/snapshot/network/dialect",
            "../snapshot/src/main/java/io/inscope/snapshot/network/inventory",
            "../snapshot/src/main/java/io/inscope/snapshot/network/path")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          Matcher kind = NAMED.matcher(Files.readString(file));
          while (kind.find()) {
            named.add(new GroupKind(kind.group(1), kind.group(2)));
          }
        }
      }
    }
    named.removeIf(kind -> !isExpected(kind));

    assertThat(named).contains(new GroupKind("storage.k8s.io", "StorageClass"));
    assertThat(ASKED).containsAll(named);
  }

  @Test
  void noKindIsAskedForTwiceAndNoTwoUnderOneName() {
    assertThat(ASKED).hasSameSizeAs(RequestedKind.ALL);
    assertThat(new HashSet<>(RequestedKind.ALL.stream().map(RequestedKind::name).toList()))
        .hasSameSizeAs(RequestedKind.ALL);
  }

  @Test
  void theFirstLetterListsWhatFewClustersHaveByItsGroup() {
    List<String> lines = Letter.of(Request.everything()).lines().toList();

    assertThat(lines)
        .contains(
            "| `velero.io` | Schedule, BackupStorageLocation |",
            "| `argoproj.io` | Application |",
            "| `route.openshift.io` | Route |")
        .anyMatch(line -> line.startsWith("| StorageClass | `storageclasses.storage.k8s.io` | "))
        .noneMatch(line -> line.startsWith("| Application |"));
  }
}
