package io.inscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.request.Needed;
import io.inscope.reports.request.ReaderRole;
import io.inscope.snapshot.capture.Offer;
import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.request.RequestedKind;
import io.inscope.snapshot.record.ApiResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The roles that ship beside the program.
class ReaderRoleTest {
  private static final Path SHIPPED = Path.of("src/main/dist/rbac");

  /// What a role may list, by group.
  private static SortedMap<String, List<String>> listable(String yaml) {
    SortedMap<String, List<String>> groups = new TreeMap<>();
    Matcher rule =
        Pattern.compile("- apiGroups: \\[\"(.*)\"]\n {2}resources: \\[(.*)]\n {2}verbs: \\[(.*)]\n")
            .matcher(yaml);
    while (rule.find()) {
      assertThat(rule.group(3)).isIn("get, list", "list");
      assertThat(groups.put(rule.group(1), List.of(rule.group(2).split(", ", -1)))).isNull();
    }
    return groups;
  }

  @Test
  void theFilesAreTheRolesOfTheProgram() throws IOException {
    for (Map.Entry<String, String> file :
        Map.of(
                ReaderRole.NAME, ReaderRole.general(),
                ReaderRole.SECRETS_NAME, ReaderRole.secrets())
            .entrySet()) {
      Path path = SHIPPED.resolve(file.getKey() + ".yaml");
      if (Boolean.getBoolean("roles.write")) {
        Files.writeString(path, file.getValue());
      }
      assertThat(path).hasContent(file.getValue());
    }
  }

  @Test
  void whatChecksReadMayBeReadAndSecretsMayNot() {
    SortedMap<String, List<String>> listable = listable(ReaderRole.general());
    for (RequestedKind one : RequestedKind.ALL) {
      assertThat(listable.getOrDefault(one.kind().group(), List.of()).contains(one.resource()))
          .as(one.name())
          .isNotEqualTo(one.namesOnly());
    }
    KindNames.builtIn()
        .forEach(
            (kind, plural) ->
                assertThat(listable.getOrDefault(kind.group(), List.of()).contains(plural))
                    .as(plural)
                    .isNotEqualTo(plural.equals("secrets")));
    assertThat(Needed.fromServer()).hasSizeGreaterThan(30);
    assertThat(listable.values())
        .noneMatch(plurals -> String.join(" ", plurals).matches(".*[*/].*"));
    assertThat(listable(ReaderRole.secrets())).isEqualTo(Map.of("", List.of("secrets")));
  }

  @Test
  void aRoleForOneClusterHasWhatTheClusterServes() {
    Offer offer =
        new Offer(
            List.of(
                new ApiResource("", "v1", "pods", "Pod", true, false),
                new ApiResource("", "v1", "secrets", "Secret", true, false),
                new ApiResource("x.example", "v1", "widgets", "Widget", true, false)),
            new TreeMap<>(),
            new TreeMap<>(),
            true);
    assertThat(listable(ReaderRole.of(offer)))
        .isEqualTo(Map.of("", List.of("pods"), "x.example", List.of("widgets")));
  }

  @Test
  void discoveryAndTheVersionMayBeRead() {
    assertThat(ReaderRole.general())
        .endsWith(
            """
            - nonResourceURLs: [/api, "/api/*", /apis, "/apis/*", /version]
              verbs: [get]
            """);
  }
}
