package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.snapshot.model.Progress;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportLimitsTest {
  @Test
  void whatIsChangedIsSaidAndTheRestStaysAsItIs() {
    ImportLimits limits =
        ImportLimits.of(
            Map.of("ratio", "500", "entries", "10", "depth", "12", "object", "512KiB"), " logs ");

    assertThat(limits).isEqualTo(new ImportLimits(500, 10, 12, 512 << 10, "logs"));
    assertThat(limits.changes())
        .containsExactly(
            "limit ratio raised from 200 to 500: logs",
            "limit entries lowered from 1000000 to 10: logs",
            "limit depth raised from 8 to 12: logs",
            "limit object lowered from %d to 524288 bytes: logs"
                .formatted(ImportLimits.DEFAULT.object()));
    assertThat(ImportLimits.of(Map.of(), "")).isEqualTo(ImportLimits.DEFAULT);
    assertThat(ImportLimits.DEFAULT.changes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          size   | 1    | there is no limit 'size'; there are ratio, entries, depth, object
          depth  | 65   | --limit depth takes a whole number from 1 to 64, not '65'
          depth  | 1KiB | --limit depth takes a whole number from 1 to 64, not '1KiB'
          ratio  | 0    | --limit ratio takes a whole number from 1 to 2147483647, not '0'
          ratio  | 5000000000 | --limit ratio takes a whole number from 1 to 2147483647
          object | 2GiB | --limit object takes a whole number from 1 to 1GiB, not '2GiB'
          object | much | --limit object takes a whole number from 1 to 1GiB, not 'much'
          """)
  void whatIsNoLimitIsRefused(String name, String value, String message) {
    assertThatThrownBy(() -> ImportLimits.of(Map.of(name, value), "why"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message)
        .hasMessageContaining("ratio, entries, depth, object (as in object=512MiB)");
  }

  @Test
  void aLimitNeedsAReason() {
    assertThatThrownBy(() -> ImportLimits.of(Map.of("depth", "9"), " "))
        .hasMessageStartingWith("--limit and --limit-reason belong together");
    assertThatThrownBy(() -> ImportLimits.of(Map.of(), "why"))
        .hasMessageStartingWith("--limit and --limit-reason belong together");
  }

  @Test
  void aChangedLimitHoldsAndIsNoted() {
    Collector collector = new Collector();
    String pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  labels: {a: b}\n";
    byte[] text = (pod + "#" + "x".repeat(2000) + "\n").getBytes(StandardCharsets.UTF_8);
    List<Source> sources = List.of(new StandardInput(new ByteArrayInputStream(text)));
    ImportLimits limits = ImportLimits.of(Map.of("object", "1KiB"), "to see");

    Importing.run(sources, Optional.empty(), limits, collector, Progress.NONE);

    assertThat(collector.resources()).isEmpty();
    assertThat(collector.problems())
        .extracting(Problem::message)
        .containsExactly(
            "limit object lowered from %d to 1024 bytes: to see"
                .formatted(ImportLimits.DEFAULT.object()),
            "an object or document larger than 1 KiB, which is not read (see --limit object)");
  }

  @Test
  void everyFormatCanBeAskedForAndOthersAreRefusedWithTheList() {
    List<String> ids =
        java.util.stream.Stream.concat(
                Importers.ALL.stream().map(Importer::id), Layouts.ALL.stream().map(Layout::id))
            .toList();

    assertThat(ids).doesNotHaveDuplicates();
    for (String id : ids) {
      List<Source> empty = List.of(new StandardInput(new ByteArrayInputStream(new byte[0])));
      assertThat(Importing.run(empty, Optional.of(id), new Collector(), Progress.NONE))
          .as(id)
          .hasSize(1);
      assertThatThrownBy(
              () -> Importing.run(empty, Optional.of("docx"), new Collector(), Progress.NONE))
          .hasMessageContaining("there is no format 'docx'")
          .extracting(e -> ((ImportException) e).hint())
          .asString()
          .contains(id);
    }
  }
}
