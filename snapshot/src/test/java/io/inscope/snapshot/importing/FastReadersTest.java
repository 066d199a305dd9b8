package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.snapshot.model.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the fast readers give is what the careful ones give, on everything at hand.
class FastReadersTest {
  private static final Path DATA = Path.of("..", "..", "shared", "data");

  /// @param percent of objects that the fast readers have to manage by themselves
  @ParameterizedTest
  @CsvSource({
    "one-cluster-ten-formats/kubectl-get-list.yaml, 95",
    "one-cluster-ten-formats/kubectl-get-list.json, 95",
    "one-cluster-ten-formats/multi-doc.yaml, 95",
    "one-cluster-ten-formats/objects.ndjson, 95",
    "one-cluster-ten-formats/utf8-bom-crlf.yaml, 0",
    "one-cluster-ten-formats/powershell-utf16le-crlf.yaml, 0",
    "one-cluster-ten-formats/cluster-info-dump, 0",
    "one-cluster-ten-formats/cluster-info-dump-stdout.txt, 0",
    "one-cluster-ten-formats/velero, 90",
    "one-cluster-ten-formats/kube-dump, 90",
    "rancher-support-bundle.tar.xz, 90",
    "must-gather-vsphere.tar.xz, 90",
    "troubleshoot-bundle, 0",
    "troubleshoot-baseline, 0",
    "online-boutique, 0",
    "kubernetes-goat, 0",
    "connectivity-cases, 0",
    "pod-security-cases, 0",
    "etcd-bolt, 0"
  })
  void everyExportIsTheSameEitherWay(String path, int percent) throws ImportException {
    assumeTrue(Files.exists(DATA.resolve(path)), () -> "not at hand: " + path);
    BothReaders both = new BothReaders();
    Source source = Source.of(DATA.resolve(path));
    SourceReader reader =
        new SourceReader(
            path, new Formats(Optional.of(both), List.of()), new Collector(), Progress.NONE);
    source.entries(reader);

    assertThat(both.entries).isPositive();
    assertThat(both.fast * 100).isGreaterThanOrEqualTo(both.objects * percent);
  }
}
