package io.inscope.reports.diagram.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.GoldenClusters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// All pages of four invented clusters, byte for byte.
///
/// After a deliberate change, renew them all with `mvn -pl reports -am test -Dtest=GoldenPagesTest
/// -Dinscope.golden=renew` `-Dsurefire.failIfNoSpecifiedTests=false`, look at each picture that
/// changed, and commit.
class GoldenPagesTest {
  private static final Path FOLDER =
      Path.of("src/test/resources/io/inscope/reports/diagram/golden");
  private static final boolean RENEW = "renew".equals(System.getProperty("inscope.golden"));

  @Test
  void everyPageLooksAsItDid() throws IOException {
    Map<String, String> drawn = drawn();
    if (RENEW) {
      renew(drawn);
    }
    Map<String, String> golden = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        golden.put(file.getFileName().toString(), Files.readString(file));
      }
    }

    assertThat(drawn.keySet()).isEqualTo(golden.keySet());
    drawn.forEach((name, svg) -> assertThat(svg).as(name).isEqualTo(golden.get(name)));
  }

  private static void renew(Map<String, String> drawn) throws IOException {
    Files.createDirectories(FOLDER);
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> page : drawn.entrySet()) {
      Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
    }
  }

  private static Map<String, String> drawn() throws IOException {
    Map<String, String> drawn = new TreeMap<>();
    for (Map.Entry<String, List<Diagram>> cluster : GoldenClusters.sheets().entrySet()) {
      List<Page> pages = new ArrayList<>();
      pages.add(new Page("overview", cluster.getValue().getFirst()));
      for (Diagram sheet : cluster.getValue().subList(1, cluster.getValue().size())) {
        pages.add(Page.detail("page-" + pages.size(), sheet));
      }
      for (Page page : pages) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SvgWriter().write(page.drawing(), out);
        drawn.put(
            cluster.getKey() + "-" + page.name() + ".svg", out.toString(StandardCharsets.UTF_8));
      }
    }
    return drawn;
  }
}
