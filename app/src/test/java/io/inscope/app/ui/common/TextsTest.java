package io.inscope.app.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.capture.Step;
import io.inscope.reports.assessment.Status;
import io.inscope.reports.check.Severity;
import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.framework.Reach;
import io.inscope.snapshot.capture.KindAccess;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.record.Relisted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Path SOURCES = Path.of("src/main/java/io/inscope/app/ui");
  private static final Path RESOURCES = Path.of("src/main/resources/io/inscope/app/ui");

  /// Keys in code are whole literals with a dot or a word known to the bundle.
  private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z_]+(?:\\.[a-zA-Z_]+)*)\"");

  private static final Pattern ASKED =
      Pattern.compile("\\b(?:text|titled|part)\\(\\s*\"([^\"]+)\"");
  private static final Pattern IN_FXML = Pattern.compile("\"%([^\"]+)\"");

  /// States of a kind that is read, but for `PARTLY`, which has a text of its own.
  private static final List<String> STATES =
      List.of("waiting", "reading", "read", "names_only", "refused", "failed", "not_asked");

  @Test
  void every_key_that_is_asked_for_is_in_the_bundle() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (String key : found(SOURCES, ASKED)) {
      if (!key.endsWith(".")) {
        asked.add(key);
      }
    }
    asked.addAll(found(RESOURCES, IN_FXML));
    asked.addAll(vocabulary());

    assertThat(asked).hasSizeGreaterThan(80).allSatisfy(this::isInBundle);
  }

  @Test
  void every_key_of_the_bundle_is_asked_for() throws IOException {
    Set<String> used = new TreeSet<>(found(SOURCES, LITERAL));
    used.addAll(found(RESOURCES, IN_FXML));
    used.addAll(vocabulary());

    assertThat(Texts.BUNDLE.keySet()).isSubsetOf(used);
  }

  @Test
  void every_text_is_a_valid_pattern() {
    assertThat(Texts.BUNDLE.keySet())
        .allSatisfy(key -> assertThat(new MessageFormat(Texts.BUNDLE.getString(key))).isNotNull());
  }

  @Test
  void counts_are_spoken_in_singular_and_plural() {
    assertThat(Texts.text("findings.summary", 0)).isEqualTo("no findings");
    assertThat(Texts.text("findings.summary", 1)).isEqualTo("1 finding");
    assertThat(Texts.text("findings.summary", 1200)).isEqualTo("1,200 findings");
  }

  private void isInBundle(String key) {
    assertThat(Texts.BUNDLE.containsKey(key)).as(key).isTrue();
  }

  /// Keys that are put together from the words of an enum.
  private static Set<String> vocabulary() {
    Set<String> keys = new TreeSet<>();
    add(keys, "severity.", Severity.values());
    add(keys, "status.", Status.values());
    add(keys, "reach.", Reach.values());
    add(keys, "answer.", Answer.values());
    add(keys, "enforced.", Enforcement.values());
    add(keys, "enforced.short.", Enforcement.values());
    add(keys, "protection.", Protection.values());
    add(keys, "step.", Step.values());
    add(keys, "access.", KindAccess.State.values());
    STATES.forEach(state -> keys.add("kind." + state));
    add(keys, "what.", Relisted.What.values());
    add(keys, "style.", Diagram.Edge.Style.values());
    return keys;
  }

  private static void add(Set<String> keys, String prefix, Enum<?>[] words) {
    Arrays.stream(words).forEach(w -> keys.add(prefix + w.name().toLowerCase(Locale.ROOT)));
  }

  private static Set<String> found(Path folder, Pattern pattern) throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(TextsTest::isText).toList()) {
        pattern.matcher(Files.readString(file)).results().forEach(m -> keys.add(m.group(1)));
      }
    }
    return keys;
  }

  private static boolean isText(Path file) {
    return file.toString().endsWith(".java") || file.toString().endsWith(".fxml");
  }
}
