package io.inscope.snapshot.capture.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.store.ObjectRow;
import io.inscope.snapshot.store.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealCaptureTest {
  @TempDir static Path folder;

  private static KubeApiServer server;
  private static Capture capture;

  @BeforeAll
  static void capture() throws Exception {
    server = KubeApiServer.shared();
    capture = Capture.run(server.kubeconfig(), "full-reader", folder.resolve("capture.inscope"));
  }

  @Test
  void everything_that_was_loaded_is_captured() {
    try (Project project = capture.open()) {
      assertThat(project.newest().objects().stream().map(ObjectRow::ref))
          .doesNotHaveDuplicates()
          .containsAll(server.load().items().stream().<ResourceRef>map(Item::ref).toList());
    }
  }
}
